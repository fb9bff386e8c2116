package org.restante.store;

/** Takes the annotations of messages, one after the other, in the order of their UIDs. */
@FunctionalInterface
public interface AnnotationSink {
    /** Takes those of one message. Exceptions go through the store to whoever asked. */
    void accept(long uid, MessageAnnotations annotations);
}
