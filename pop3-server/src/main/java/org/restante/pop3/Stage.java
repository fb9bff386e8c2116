package org.restante.pop3;

/** A state of a session (RFC 1939 section 3), with what it answers to commands. */
interface Stage extends AutoCloseable {
    /**
     * Carries out a command and answers it.
     *
     * @throws BadCommandException if it is none, or not possible in this state
     * @throws Refusal if it cannot be carried out
     * @throws org.restante.store.StoreException if the store refuses
     */
    void carryOut(CommandLine command) throws BadCommandException;

    /** Returns how many commands in a row may be wrong. */
    int badCommands();

    /** Lets go of what it holds, and changes nothing. */
    @Override
    void close();
}
