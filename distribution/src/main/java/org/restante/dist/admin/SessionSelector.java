package org.restante.dist.admin;

import org.restante.core.ban.Network;
import org.restante.core.connection.SessionSnapshot;

/** Which sessions are meant. */
public sealed interface SessionSelector {
    /**
     * The session with a number.
     *
     * @param number from 1
     */
    record Numbered(long number) implements SessionSelector {
        @Override
        public boolean matches(SessionSnapshot session) {
            return session.number() == number;
        }

        @Override
        public String toString() {
            return Long.toString(number);
        }
    }

    /**
     * Those of a user.
     *
     * @param user the name, as it is spelt in the directory
     */
    record OfUser(String user) implements SessionSelector {
        @Override
        public boolean matches(SessionSnapshot session) {
            return session.user().filter(user::equals).isPresent();
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Those from a network, whoever is logged in.
     *
     * @param network one address, or several
     */
    record From(Network network) implements SessionSelector {
        @Override
        public boolean matches(SessionSnapshot session) {
            return network.contains(session.address().getAddress());
        }

        @Override
        public String toString() {
            return network.address().getHostAddress() + "/" + network.bits();
        }
    }

    /** Returns whether a session is one of them. */
    boolean matches(SessionSnapshot session);

    /**
     * Reads a word: digits are a number, what is an address or a network is that, and all else a user; {@code user:} before
     * it makes anything a user, even digits.
     *
     * @throws IllegalArgumentException if there is nothing in it
     */
    static SessionSelector parse(String word) {
        if (word.startsWith(USER)) {
            return ofUser(word.substring(USER.length()));
        }
        if (!word.isEmpty() && word.length() <= MAX_DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Numbered(Long.parseLong(word));
        }
        try {
            return new From(Network.parse(word));
        } catch (IllegalArgumentException notANetwork) {
            return ofUser(word);
        }
    }

    private static SessionSelector ofUser(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a user has a name");
        }
        return new OfUser(name);
    }

    /** What makes a word a user. */
    String USER = "user:";

    /** More digits are no number of a session. */
    int MAX_DIGITS = 18;
}
