package org.restante.store;

/** Takes the summaries of messages, one after the other, in the order of their UIDs. */
@FunctionalInterface
public interface SummarySink {
    /** Takes one. Exceptions go through the store to whoever asked. */
    void accept(MessageSummary summary);
}
