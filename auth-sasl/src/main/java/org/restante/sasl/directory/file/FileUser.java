package org.restante.sasl.directory.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.AccountStatus;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.password.PasswordHash;

/** One line of the file. The attributes are kept as written, in their order, so that an edit loses nothing. */
record FileUser(UserName name, PasswordHash hash, Map<String, String> attributes) {
    private static final String ACT_AS = "act-as";
    private static final String GROUPS = "groups";
    private static final String HOME = "home";
    private static final String SCRAM = "scram-";
    private static final String STATUS = "status";

    FileUser {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * @throws IllegalArgumentException when the line is not a user's; the message says why, and quotes no secret
     */
    static FileUser parse(String line) {
        String[] fields = line.split(":", -1);
        if (fields.length < 2) {
            throw new IllegalArgumentException("a line is name:hash, then key=value attributes, with colons between");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String field : List.of(fields).subList(2, fields.length)) {
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("an attribute is key=value");
            }
            if (attributes.put(field.substring(0, equals), field.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("two attributes " + field.substring(0, equals));
            }
        }
        FileUser user =
                new FileUser(new UserName(PercentCode.decode(fields[0])), new PasswordHash(fields[1]), attributes);
        user.check();
        return user;
    }

    String format() {
        StringBuilder line = new StringBuilder();
        line.append(PercentCode.encode(name.value())).append(':').append(hash.text());
        attributes.forEach(
                (key, value) -> line.append(':').append(key).append('=').append(value));
        return line.toString();
    }

    /** The user with another password. What was derived from the old one goes, and with it that it was expired. */
    FileUser withPassword(PasswordHash newHash, Map<ScramHash, ScramKeys> keys) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        changed.keySet().removeIf(key -> key.startsWith(SCRAM));
        if (status() == AccountStatus.EXPIRED) {
            changed.remove(STATUS);
        }
        keys.forEach((scramHash, derived) -> changed.put(attribute(scramHash), derived.format()));
        return new FileUser(name, newHash, changed);
    }

    UserRecord record() {
        Map<String, String> others = new LinkedHashMap<>();
        attributes.forEach((key, value) -> {
            if (!Set.of(ACT_AS, GROUPS, HOME, STATUS).contains(key) && !key.startsWith(SCRAM)) {
                others.put(key, PercentCode.decode(value));
            }
        });
        return new UserRecord(
                name, status(), Set.copyOf(list(GROUPS)), value(HOME).map(PercentCode::decode), others, revision());
    }

    AccountStatus status() {
        return switch (value(STATUS).orElse("active")) {
            case "active" -> AccountStatus.ACTIVE;
            case "expired" -> AccountStatus.EXPIRED;
            case "disabled" -> AccountStatus.DISABLED;
            default -> throw new IllegalArgumentException("the status is active, expired or disabled");
        };
    }

    Optional<ScramKeys> scramKeys(ScramHash scramHash) {
        return value(attribute(scramHash)).or(() -> hashOf(scramHash)).map(text -> ScramKeys.parse(scramHash, text));
    }

    // Whoever comes from Dovecot may have the keys as the hash of the password.
    private Optional<String> hashOf(ScramHash scramHash) {
        String scheme = "{" + scramHash.mechanism() + "}";
        return Optional.of(hash.text())
                .filter(text -> text.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(text -> text.substring(scheme.length()));
    }

    boolean mayActAs(UserName other) {
        return value(ACT_AS).filter("*"::equals).isPresent() || list(ACT_AS).contains(other.value());
    }

    private void check() {
        record();
        list(ACT_AS);
        Arrays.stream(ScramHash.values()).forEach(this::scramKeys);
    }

    private List<String> list(String key) {
        List<String> elements = new ArrayList<>();
        value(key).filter(text -> !text.isEmpty()).ifPresent(text -> {
            for (String element : text.split(",", -1)) {
                elements.add(PercentCode.decode(element));
            }
        });
        return elements;
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    private static String attribute(ScramHash scramHash) {
        return scramHash.mechanism().toLowerCase(Locale.ROOT);
    }

    private String revision() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(format().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no SHA-256", e);
        }
    }
}
