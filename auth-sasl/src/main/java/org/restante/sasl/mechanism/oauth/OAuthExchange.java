package org.restante.sasl.mechanism.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;

/**
 * One login with a token. A token that is not taken is answered with a challenge that says why (RFC 7628 section 3.2.2), which
 * the client answers with nothing that matters (section 3.2.3); then the login has failed.
 */
final class OAuthExchange implements SaslExchange {
    private final SaslContext context;
    private final OAuthTokens tokens;
    private final Dialect dialect;
    private Optional<Step.Failure> told = Optional.empty();

    /**
     * Where the mechanisms differ.
     *
     * @param parser how they read what the client sends
     * @param status how they write the code of an error
     */
    record Dialect(Function<byte[], Optional<ClientMessage>> parser, Function<String, String> status) {}

    OAuthExchange(SaslContext context, OAuthTokens tokens, Dialect dialect) {
        this.context = context;
        this.tokens = tokens;
        this.dialect = dialect;
    }

    @Override
    public Step respond(byte[] response) {
        if (told.isPresent()) {
            return told.get();
        }
        return dialect.parser()
                .apply(response)
                .map(this::attempt)
                .orElseGet(() -> new Step.Failure(FailureReason.MALFORMED));
    }

    private Step attempt(ClientMessage message) {
        Optional<String> host = Optional.ofNullable(message.pairs().get("host"));
        boolean elsewhere = !tokens.settings().hosts().isEmpty()
                && host.filter(name -> !tokens.settings().hosts().contains(name))
                        .isPresent();
        if (elsewhere) {
            return refuse(message, new Verdict.Bad("invalid_request", "the client has connected to another host"));
        }
        Verdict verdict = message.token().map(tokens::verdict).orElseGet(() -> Verdict.invalid("there is no token"));
        return switch (verdict) {
            case Verdict.Good good ->
                claimed(context.authorize(good.user(), message.authorizationOctets()), Optional.of(good.user()));
            case Verdict.Bad bad -> refuse(message, bad);
        };
    }

    private Step refuse(ClientMessage message, Verdict.Bad bad) {
        Step.Failure failure = new Step.Failure(FailureReason.CREDENTIALS_INVALID, Optional.of(bad.detail()));
        told = Optional.of(
                UserName.parse(message.authorizationOctets()).map(failure::of).orElse(failure));
        return new Step.Challenge(explanation(bad.error()).getBytes(StandardCharsets.UTF_8));
    }

    private static Step claimed(Step outcome, Optional<UserName> user) {
        return outcome instanceof Step.Failure failure ? user.map(failure::of).orElse(failure) : outcome;
    }

    private String explanation(String error) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", dialect.status().apply(error));
        fields.put("schemes", "bearer");
        tokens.settings().scope().ifPresent(scope -> fields.put("scope", scope));
        tokens.settings().openidConfiguration().ifPresent(url -> fields.put("openid-configuration", url.toString()));
        return JSONObjectUtils.toJSONString(fields);
    }
}
