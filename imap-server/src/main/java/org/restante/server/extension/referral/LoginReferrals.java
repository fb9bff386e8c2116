package org.restante.server.extension.referral;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.Referral;
import org.restante.sasl.Identity;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.LoginCheck;
import org.restante.server.engine.Registry;
import org.restante.server.engine.TurnedAway;

/**
 * Registers LOGIN-REFERRALS (RFC 2221). Where a user's mail is, is told to none but the user: after the password has been
 * verified.
 */
public final class LoginReferrals implements ImapExtension {
    private static final String CAPABILITY = "LOGIN-REFERRALS";

    private final ReferralSettings settings;

    /** Makes it with these settings. */
    @Inject
    public LoginReferrals(ReferralSettings settings) {
        this.settings = settings;
    }

    @Override
    public void register(Registry.Builder registry) {
        Map<String, ImapUrl> users = settings.users();
        boolean any = !users.isEmpty() || !settings.guests().isEmpty();
        boolean told = !registry.isHidden(CAPABILITY);
        if (any && told) {
            registry.announce(CAPABILITY, session -> session.identity().isEmpty());
        }
        if (any) {
            registry.policy(LoginCheck.class, user -> told ? referral(user) : refusal(user));
        }
        settings.server()
                .filter(url -> told)
                .ifPresent(url -> registry.policy(
                        TurnedAway.class,
                        new TurnedAway("[REFERRAL " + url.of("") + "] Your mail is on another server")));
    }

    private Optional<Completion> referral(Identity identity) {
        String user = identity.authorizationId().value();
        if (settings.users().containsKey(user)) {
            String url = settings.users().get(user).of(user);
            return Optional.of(Completion.no(new Referral(List.of(url)), "Your mail is on another server"));
        }
        return Optional.ofNullable(settings.guests().get(user))
                .map(url ->
                        Completion.ok(new Referral(List.of(url.of(user))), "Some of your mail is on another server"));
    }

    // Who knows nothing of referrals is refused all the same: there is nothing here.
    private Optional<Completion> refusal(Identity identity) {
        return settings.users().containsKey(identity.authorizationId().value())
                ? Optional.of(Completion.no(PlainCode.CONTACTADMIN, "Your mail is on another server"))
                : Optional.empty();
    }
}
