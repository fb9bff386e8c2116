package org.restante.pop3;

import jakarta.inject.Inject;
import org.restante.core.connection.Sessions;
import org.restante.core.event.ServedStore;
import org.restante.core.login.Logins;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.directory.UserDirectory;
import org.restante.store.MailStore;

/** What all sessions share. */
final class Pop3Context {
    private final Pop3Settings settings;
    private final MailStore store;
    private final UserDirectory directory;
    private final Mechanisms mechanisms;
    private final Sessions sessions;
    private final Logins logins;
    private final MessageSizes sizes = new MessageSizes();

    @Inject
    Pop3Context(
            Pop3Settings settings,
            ServedStore store,
            UserDirectory directory,
            Mechanisms mechanisms,
            Sessions sessions,
            Logins logins) {
        this.settings = settings;
        this.store = store;
        this.directory = directory;
        this.mechanisms = mechanisms;
        this.sessions = sessions;
        this.logins = logins;
    }

    Pop3Settings settings() {
        return settings;
    }

    MailStore store() {
        return store;
    }

    UserDirectory directory() {
        return directory;
    }

    Mechanisms mechanisms() {
        return mechanisms;
    }

    Sessions sessions() {
        return sessions;
    }

    Logins logins() {
        return logins;
    }

    MessageSizes sizes() {
        return sizes;
    }
}
