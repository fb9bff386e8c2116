package org.restante.sasl.ldap;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The settings as the configuration has them. */
final class NamedSettings implements Provider<LdapSettings> {
    @Inject
    @Named("users.ldap.urls")
    private String urls;

    @Inject
    @Named("users.ldap.start-tls")
    private boolean startTls;

    @Inject
    @Named("users.ldap.authorities")
    private String authorities;

    @Inject
    @Named("users.ldap.bind-dn")
    private String bindDn;

    @Inject
    @Named("users.ldap.bind-password")
    private String bindPassword;

    @Inject
    @Named("users.ldap.base")
    private String base;

    @Inject
    @Named("users.ldap.user-dn")
    private String userDn;

    @Inject
    @Named("users.ldap.name")
    private String name;

    @Inject
    @Named("users.ldap.filter")
    private String filter;

    @Inject
    @Named("users.ldap.verify")
    private String verify;

    @Inject
    @Named("users.ldap.password-attribute")
    private String passwordAttribute;

    @Inject
    @Named("users.ldap.groups")
    private String groups;

    @Inject
    @Named("users.ldap.groups-base")
    private String groupsBase;

    @Inject
    @Named("users.ldap.home")
    private String home;

    @Inject
    @Named("users.ldap.pool-size")
    private int poolSize;

    @Inject
    @Named("users.ldap.connect-timeout")
    private Duration connectTimeout;

    @Inject
    @Named("users.ldap.response-timeout")
    private Duration responseTimeout;

    NamedSettings() {}

    /**
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    @Override
    public LdapSettings get() {
        List<LdapUrl> servers = named("users.ldap.urls", this::servers);
        Optional<LdapSettings.Account> account =
                named("users.ldap.bind-dn", () -> given(bindDn).map(dn -> new LdapSettings.Account(dn, bindPassword)));
        LdapSettings.StartTls start = startTls ? LdapSettings.StartTls.REQUIRED : LdapSettings.StartTls.OFF;
        LdapSettings.Connection connection = named(
                "users.ldap",
                () -> new LdapSettings.Connection(
                        servers,
                        start,
                        given(authorities).map(Path::of),
                        account,
                        poolSize,
                        connectTimeout,
                        responseTimeout));
        LdapSettings.Place place = given(userDn).isPresent()
                ? named("users.ldap.user-dn", () -> new LdapSettings.Place.Named(userDn))
                : named("users.ldap.base", () -> new LdapSettings.Place.Below(base));
        LdapSettings.Users users = named(
                "users.ldap",
                () -> new LdapSettings.Users(place, name, filter, given(groups), given(groupsBase), given(home)));
        return new LdapSettings(connection, users, named("users.ldap.verify", this::verification));
    }

    private List<LdapUrl> servers() {
        return Stream.of(urls.split(","))
                .filter(url -> !url.isBlank())
                .map(LdapUrl::parse)
                .toList();
    }

    private LdapSettings.Verification verification() {
        return switch (verify) {
            case "bind" -> new LdapSettings.Verification.Bind();
            case "compare" -> new LdapSettings.Verification.Compare(passwordAttribute);
            default -> throw new IllegalArgumentException("wants bind or compare, not \"" + verify + "\"");
        };
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(value -> !value.isBlank());
    }

    private static <T> T named(String setting, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(setting + ": " + wrong.getMessage(), wrong);
        }
    }
}
