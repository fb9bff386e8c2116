package org.restante.sasl.mechanism.scram;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.TlsChannel;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;

/** A mechanism of the SCRAM family, with or without channel binding. */
public final class Scram implements SaslMechanism {
    /** Whether the mechanism ties the authentication to the TLS session that it runs in. */
    public enum Binding {
        /** Without; a client that could, and believes that the server cannot, is told that somebody lied to it. */
        NONE,
        /** With ({@code -PLUS}): only inside TLS. */
        REQUIRED
    }

    private static final int SALT_OCTETS = 16;
    private static final int SECRET_OCTETS = 32;
    private static final int NONCE_OCTETS = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ScramHash hash;
    private final Binding binding;
    private final int iterations;
    private final Supplier<String> nonces;
    private final byte[] secret = new byte[SECRET_OCTETS];

    /**
     * Makes the mechanism.
     *
     * @param hash its hash function
     * @param binding whether it is the {@code -PLUS} form
     * @param iterations what new passwords are derived with, so that unknown users look like known ones
     */
    public Scram(ScramHash hash, Binding binding, int iterations) {
        this(hash, binding, iterations, Scram::randomNonce);
    }

    Scram(ScramHash hash, Binding binding, int iterations, Supplier<String> nonces) {
        this.hash = hash;
        this.binding = binding;
        this.iterations = iterations;
        this.nonces = nonces;
        RANDOM.nextBytes(secret);
    }

    private static String randomNonce() {
        byte[] octets = new byte[NONCE_OCTETS];
        RANDOM.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    @Override
    public String name() {
        return hash.mechanism() + (binding == Binding.REQUIRED ? "-PLUS" : "");
    }

    @Override
    public int strength() {
        return (hash == ScramHash.SHA_256 ? 60 : 50) + (binding == Binding.REQUIRED ? 20 : 0);
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        boolean possible =
                directory.credentialKinds().contains(hash.kind()) && (binding == Binding.NONE || canBind(channel));
        return possible ? Availability.OFFERED : Availability.UNSUPPORTED;
    }

    static boolean canBind(ChannelInfo channel) {
        return channel.tls()
                .map(TlsChannel::bindingTypes)
                .filter(types -> !types.isEmpty())
                .isPresent();
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return new ScramExchange(this, context);
    }

    ScramHash hash() {
        return hash;
    }

    Binding binding() {
        return binding;
    }

    /** Returns the server's part of a new nonce. */
    String nonce() {
        return nonces.get();
    }

    /** Returns the keys of a user; for one without keys, some that no proof fits and that are the same each time. */
    ScramKeys keys(UserDirectory directory, Optional<UserName> user, byte[] claimed) {
        return user.flatMap(name -> directory.credential(name, hash.kind())).orElseGet(() -> nobodysKeys(claimed));
    }

    // RFC 5802 section 9: who asks for many names must not learn which of them exist.
    private ScramKeys nobodysKeys(byte[] claimed) {
        byte[] salt = Arrays.copyOf(hash.hmac(secret, claimed), SALT_OCTETS);
        byte[] unknown = new byte[hash.length()];
        RANDOM.nextBytes(unknown);
        Base64.Encoder base64 = Base64.getEncoder();
        return new ScramKeys(
                hash,
                iterations,
                base64.encodeToString(salt),
                base64.encodeToString(unknown),
                base64.encodeToString(unknown));
    }
}
