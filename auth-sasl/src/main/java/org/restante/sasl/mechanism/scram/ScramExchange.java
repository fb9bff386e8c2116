package org.restante.sasl.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.Step;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.mechanism.scram.Attributes.Malformed;

/** One authentication with SCRAM (RFC 5802 section 5), on the side of the server. */
final class ScramExchange implements SaslExchange {
    private final Scram mechanism;
    private final SaslContext context;
    private Optional<Pending> pending = Optional.empty();

    /** What the first half has left for the second. */
    private record Pending(
            ClientFirst first, Optional<UserName> user, ScramKeys keys, String nonce, String serverFirst) {}

    ScramExchange(Scram mechanism, SaslContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    @Override
    public Step respond(byte[] response) {
        try {
            return pending.isEmpty()
                    ? first(ClientFirst.parse(response))
                    : last(pending.get(), ClientFinal.parse(response));
        } catch (Malformed e) {
            return new Step.Failure(FailureReason.MALFORMED);
        }
    }

    private Step first(ClientFirst first) {
        if (!isBindingRight(first)) {
            return new Step.Failure(FailureReason.CREDENTIALS_INVALID);
        }
        Optional<UserName> user = UserName.parse(first.user());
        ScramKeys keys = mechanism.keys(context.directory(), user, first.user());
        String nonce = first.nonce() + mechanism.nonce();
        String serverFirst = "r=" + nonce + ",s=" + keys.salt() + ",i=" + keys.iterations();
        pending = Optional.of(new Pending(first, user, keys, nonce, serverFirst));
        return challenge(serverFirst);
    }

    // RFC 5802 section 6: "y" where the server does offer it means that somebody took it out of the list of mechanisms.
    private boolean isBindingRight(ClientFirst first) {
        boolean plus = mechanism.binding() == Scram.Binding.REQUIRED;
        return switch (first.flag()) {
            case UNSUPPORTED -> !plus;
            case NOT_OFFERED -> !plus && !Scram.canBind(context.channel());
            case USED -> plus && bindingData(first).isPresent();
        };
    }

    private Optional<byte[]> bindingData(ClientFirst first) {
        return first.bindingType().flatMap(type -> context.channel().tls().flatMap(tls -> tls.binding(type)));
    }

    private Step last(Pending half, ClientFinal last) {
        byte[] header = half.first().gs2Header().getBytes(StandardCharsets.ISO_8859_1);
        byte[] data = bindingData(half.first()).orElse(new byte[0]);
        byte[] expected = Arrays.copyOf(header, header.length + data.length);
        System.arraycopy(data, 0, expected, header.length, data.length);
        boolean isBound = MessageDigest.isEqual(expected, last.binding());
        boolean isFresh = MessageDigest.isEqual(octets(half.nonce()), octets(last.nonce()));
        byte[] authMessage = octets(half.first().bare() + "," + half.serverFirst() + "," + last.withoutProof());
        boolean isProven = isProven(half.keys(), last.proof(), authMessage);
        if (half.user().isEmpty()) {
            return new Step.Failure(FailureReason.CREDENTIALS_INVALID);
        }
        UserName user = half.user().get();
        if (!isBound || !isFresh || !isProven) {
            return new Step.Failure(FailureReason.CREDENTIALS_INVALID).of(user);
        }
        return switch (context.authorize(user, half.first().authorizationId())) {
            case Step.Success success ->
                new Step.Success(success.identity(), Optional.of(signature(half.keys(), authMessage)));
            case Step.Failure failure -> failure.of(user);
            case Step.Challenge challenge -> throw new IllegalStateException("authorization asks nothing");
        };
    }

    // RFC 5802 section 3
    private boolean isProven(ScramKeys keys, byte[] proof, byte[] authMessage) {
        if (proof.length != mechanism.hash().length()) {
            return false;
        }
        byte[] signature = mechanism.hash().hmac(keys.storedKeyOctets(), authMessage);
        byte[] clientKey = new byte[proof.length];
        for (int i = 0; i < proof.length; i++) {
            clientKey[i] = (byte) (proof[i] ^ signature[i]);
        }
        return MessageDigest.isEqual(mechanism.hash().hash(clientKey), keys.storedKeyOctets());
    }

    private Step.Challenge signature(ScramKeys keys, byte[] authMessage) {
        byte[] signature = mechanism.hash().hmac(keys.serverKeyOctets(), authMessage);
        return challenge("v=" + Base64.getEncoder().encodeToString(signature));
    }

    private static Step.Challenge challenge(String text) {
        return new Step.Challenge(octets(text));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
