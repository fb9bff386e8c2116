package org.restante.sasl.ldap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which servers are asked, and what their entries mean.
 *
 * @param connection how the servers are reached
 * @param users where the users are
 * @param verification how passwords are verified
 */
public record LdapSettings(Connection connection, Users users, Verification verification) {
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Refuses null. */
    public LdapSettings {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(verification, "verification");
    }

    /** Whether {@code ldap://} begins TLS (RFC 4511 section 4.14). */
    public enum StartTls {
        /** Nothing is said before. */
        REQUIRED,
        /** It does not; for servers on this machine only. */
        OFF
    }

    /**
     * As whom users are looked for.
     *
     * @param dn the DN of a service account
     * @param password its password
     */
    public record Account(String dn, String password) {
        /**
         * @throws IllegalArgumentException when the DN is none, or there is no password: a bind without one proves nothing (RFC
         *     4513 section 5.1.2)
         */
        public Account {
            LdapSyntax.dn(dn);
            if (password.isEmpty()) {
                throw new IllegalArgumentException("a service account has a password");
            }
        }

        @Override
        public String toString() {
            return "Account[" + dn + ", password not shown]";
        }
    }

    /**
     * How the servers are reached.
     *
     * @param urls the servers, in the order in which they are tried; at least one
     * @param startTls whether {@code ldap://} begins TLS
     * @param authorities a PEM file with the authorities of the servers' certificates; empty for Java's
     * @param account as whom users are looked for; empty for nobody
     * @param poolSize how many connections to look for users, and how many to verify passwords, 1 to 1,000
     * @param connectTimeout how long to wait for a connection, 10 ms to 5 minutes
     * @param responseTimeout how long to wait for an answer, 10 ms to 5 minutes
     */
    public record Connection(
            List<LdapUrl> urls,
            StartTls startTls,
            Optional<Path> authorities,
            Optional<Account> account,
            int poolSize,
            Duration connectTimeout,
            Duration responseTimeout) {
        /**
         * @throws IllegalArgumentException when there is no server, a number is out of range, or passwords would be sent in the
         *     clear to another machine
         */
        public Connection {
            urls = List.copyOf(urls);
            if (urls.isEmpty()) {
                throw new IllegalArgumentException("at least one server");
            }
            for (LdapUrl url : urls) {
                if (startTls == StartTls.OFF && url.start() == LdapUrl.Start.WHEN_ASKED && !url.isHere()) {
                    throw new IllegalArgumentException(
                            url + " is another machine, and passwords are not sent there without TLS");
                }
            }
            if (poolSize < 1 || poolSize > 1000) {
                throw new IllegalArgumentException("1 to 1000 connections");
            }
            range(connectTimeout);
            range(responseTimeout);
        }

        private static void range(Duration timeout) {
            if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a timeout is 10 ms to 5 minutes");
            }
        }
    }

    /**
     * Where the users are, and what is read of them. Names of attributes are as in RFC 4512 section 2.5.
     *
     * @param place where their entries are
     * @param name the attribute with the name of a user
     * @param filter what an entry has to match (RFC 4515)
     * @param groups the attribute with the groups
     * @param groupsBase below which DN groups count, if they are DNs
     * @param home the attribute that says where the mail is
     */
    public record Users(
            Place place,
            String name,
            String filter,
            Optional<String> groups,
            Optional<String> groupsBase,
            Optional<String> home) {
        /**
         * @throws IllegalArgumentException when a name, a DN or the filter is none
         */
        public Users {
            Objects.requireNonNull(place, "place");
            LdapSyntax.attribute(name);
            groups.ifPresent(LdapSyntax::attribute);
            home.ifPresent(LdapSyntax::attribute);
            groupsBase.ifPresent(LdapSyntax::dn);
            LdapSyntax.filter(filter);
        }
    }

    /** Where an entry is found. */
    public sealed interface Place {
        /**
         * Somewhere below an entry.
         *
         * @param base its DN
         */
        record Below(String base) implements Place {
            /**
             * @throws IllegalArgumentException when it is no DN, or the root, where no server has entries
             */
            public Below {
                if (LdapSyntax.dn(base).isNullDN()) {
                    throw new IllegalArgumentException("the root has no users");
                }
            }
        }

        /**
         * Where its name says.
         *
         * @param template a DN with {@code {user}} in at least one value
         */
        record Named(String template) implements Place {
            /**
             * @throws IllegalArgumentException when it is no such template
             */
            public Named {
                DnTemplate.parse(template);
            }
        }
    }

    /** How a password is verified. */
    public sealed interface Verification {
        /** By a bind with it, as the user (RFC 4513 section 5.1.3). */
        record Bind() implements Verification {}

        /**
         * By a comparison that the server makes (RFC 4511 section 4.10).
         *
         * @param attribute the attribute with the password
         */
        record Compare(String attribute) implements Verification {
            /**
             * @throws IllegalArgumentException when it is not the name of an attribute
             */
            public Compare {
                LdapSyntax.attribute(attribute);
            }
        }
    }
}
