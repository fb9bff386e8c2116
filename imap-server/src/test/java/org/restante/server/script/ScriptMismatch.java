package org.restante.server.script;

/** A server did not do what a script expects. */
final class ScriptMismatch extends AssertionError {
    private static final long serialVersionUID = 1L;

    ScriptMismatch(Source line, String what, String transcript) {
        super(System.lineSeparator()
                + transcript
                + System.lineSeparator()
                + "at " + line + ": " + line.text()
                + System.lineSeparator()
                + what);
    }
}
