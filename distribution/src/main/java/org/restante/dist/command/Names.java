package org.restante.dist.command;

import org.restante.dist.admin.SessionSelector;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.UserName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the names in arguments. */
final class Names {
    private Names() {}

    static final class User implements ITypeConverter<UserName> {
        @Override
        public UserName convert(String value) {
            try {
                return UserName.of(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class Sessions implements ITypeConverter<SessionSelector> {
        @Override
        public SessionSelector convert(String value) {
            try {
                return SessionSelector.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class Mailbox implements ITypeConverter<MailboxName> {
        @Override
        public MailboxName convert(String value) {
            try {
                return MailboxName.of(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
