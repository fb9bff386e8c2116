package org.restante.protocol.mime;

/** Takes text, some at a time. */
@FunctionalInterface
public interface TextSink {
    /** Takes the chars from one index to before another; the array may be used for others afterwards. */
    void accept(char[] text, int from, int to);
}
