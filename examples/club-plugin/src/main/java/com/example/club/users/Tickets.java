package com.example.club.users;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.restante.sasl.credential.UserName;

/**
 * The tickets that a web application gives out: {@code name SP expiry SP signature}, where the expiry is in seconds since
 * 1970 and the signature is HMAC-SHA-256 of what stands before the last space, in hexadecimal.
 */
public final class Tickets {
    private final Path secretFile;
    private final Clock clock;

    /** Tickets signed with the secret in the file, which is read at each login: it may be replaced at any time. */
    public Tickets(Path secretFile, Clock clock) {
        this.secretFile = secretFile;
        this.clock = clock;
    }

    /**
     * Returns whose ticket this is; nothing if it is false or too old, or no secret has been agreed on.
     *
     * @param ticket what the client sent, whatever that is
     */
    public Optional<UserName> redeem(byte[] ticket) {
        String text = new String(ticket, StandardCharsets.UTF_8);
        int signatureAt = text.lastIndexOf(' ') + 1;
        int expiryAt = text.lastIndexOf(' ', signatureAt - 2) + 1;
        if (expiryAt < 2) {
            return Optional.empty();
        }
        byte[] signed = text.substring(0, signatureAt - 1).getBytes(StandardCharsets.UTF_8);
        Optional<byte[]> expected = signature(signed).map(HexFormat.of()::formatHex)
                .map(hex -> hex.getBytes(StandardCharsets.US_ASCII));
        byte[] shown = text.substring(signatureAt).getBytes(StandardCharsets.UTF_8);
        if (expected.filter(right -> MessageDigest.isEqual(right, shown)).isEmpty()) {
            return Optional.empty();
        }
        // Signed by us: from here on it is what we wrote.
        Instant expiry = Instant.ofEpochSecond(Long.parseLong(text.substring(expiryAt, signatureAt - 1)));
        return clock.instant().isBefore(expiry)
                ? Optional.of(UserName.of(text.substring(0, expiryAt - 1)))
                : Optional.empty();
    }

    /** Returns the signature of these octets; nothing without a secret. */
    Optional<byte[]> signature(byte[] octets) {
        try {
            byte[] secret = Files.exists(secretFile) ? Files.readAllBytes(secretFile) : new byte[0];
            if (secret.length == 0) {
                return Optional.empty();
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Optional.of(mac.doFinal(octets));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the secret of the tickets cannot be used: " + secretFile, e);
        }
    }
}
