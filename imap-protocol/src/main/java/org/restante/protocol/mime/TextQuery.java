package org.restante.protocol.mime;

/** What {@link TextSearch} looks for, while the text of a message goes by. Not thread-safe. */
public interface TextQuery {
    /** Takes more text, the chars from one index to before another. */
    void feed(char[] text, int from, int to);

    /** Takes more text. */
    void feed(String text);

    /** Begins with another text, of which nothing goes on from the last one; what was found stays found. */
    void restart();

    /** Returns whether nothing more needs to be looked at. */
    boolean found();
}
