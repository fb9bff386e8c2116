package org.restante.server.search;

import java.util.function.Predicate;

/**
 * Whether a message is what a key looks for.
 *
 * @param cost what it takes to know
 * @param test looks at a message
 */
public record Matcher(Cost cost, Predicate<Candidate> test) {
    /** Finds every message. */
    static final Matcher EVERYTHING = index(m -> true);

    /** What it takes to know; the cheap is asked first. */
    public enum Cost {
        /** What the session has in memory. */
        INDEX,
        /** The annotations of the message. */
        ANNOTATIONS,
        /** The summary of the message. */
        SUMMARY,
        /** The octets of the message. */
        CONTENT
    }

    /** Returns whether the message is that. */
    public boolean matches(Candidate message) {
        return test.test(message);
    }

    /** Asks what the session has in memory. */
    public static Matcher index(Predicate<Candidate> test) {
        return new Matcher(Cost.INDEX, test);
    }

    /** Asks the annotations of the message. */
    public static Matcher annotations(Predicate<Candidate> test) {
        return new Matcher(Cost.ANNOTATIONS, test);
    }

    /** Asks the summary of the message. */
    public static Matcher summary(Predicate<Candidate> test) {
        return new Matcher(Cost.SUMMARY, test);
    }

    /** Asks the octets of the message. */
    public static Matcher content(Predicate<Candidate> test) {
        return new Matcher(Cost.CONTENT, test);
    }
}
