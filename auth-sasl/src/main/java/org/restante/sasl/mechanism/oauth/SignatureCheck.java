package org.restante.sasl.mechanism.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.restante.sasl.directory.DirectoryException;

/**
 * Tokens that are signed (JWT, RFC 7519): by a known key, in an allowed way. What the token says of itself counts for no more
 * than picking one of the keys: {@code none}, shared secrets and keys that it brings along are refused (RFC 8725).
 */
final class SignatureCheck implements TokenCheck {
    // RFC 9068 section 2.1 wants at+jwt, most issuers say JWT or nothing.
    private static final DefaultJOSEObjectTypeVerifier<SecurityContext> TYPES = new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null);

    private final OAuthSettings settings;
    private final Clock clock;
    private final SigningKeys keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    SignatureCheck(OAuthSettings settings, OAuthSettings.Signature signature, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = new SigningKeys(signature.keys(), clock);
        Set<JWSAlgorithm> algorithms =
                signature.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
        processor.setJWSTypeVerifier(TYPES);
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // that is for Claims, in the words of all tokens
    }

    @Override
    public boolean ready() {
        return keys.ready();
    }

    @Override
    public Verdict check(String token) {
        try {
            return new Claims(settings, processor.process(token, null).toJSONObject()).verdict(clock.instant(), true);
        } catch (KeySourceException e) {
            throw new DirectoryException(
                    DirectoryException.Code.UNAVAILABLE, "the keys that tokens are signed with are not there", e);
        } catch (ParseException e) {
            return Verdict.invalid("not a JWT");
        } catch (BadJOSEException | JOSEException e) {
            return Verdict.invalid("not signed by a known key in an allowed way");
        }
    }
}
