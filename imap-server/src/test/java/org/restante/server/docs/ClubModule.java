package org.restante.server.docs;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.Directories;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordHashing;
import org.restante.server.Extensions;
import org.restante.store.Stores;
import org.restante.store.memory.MemoryStore;

/** Everything that the club adds to its server. */
public final class ClubModule extends AbstractModule {
    @Override
    protected void configure() {
        Stores.bind(binder(), "club").toInstance(new TenantStore("club", new MemoryStore()));
        Mechanisms.bind(binder(), TicketMechanism.NAME).toInstance(new TicketMechanism(ClubModule::redeem));
        Directories.bind(binder(), "members").to(MembersDirectory.class);
        Extensions.bind(binder(), "xhello").to(HelloExtension.class);
    }

    @Provides
    @Singleton
    MembersDirectory members(PasswordHashing hashing) {
        Map<String, PasswordHash> members = Map.of("anna", hashing.hash(Password.of("secret")));
        return new MembersDirectory(members, hashing);
    }

    private static Optional<UserName> redeem(byte[] ticket) {
        boolean valid = new String(ticket, StandardCharsets.US_ASCII).equals("good-for-anna");
        return valid ? Optional.of(UserName.of("anna")) : Optional.empty();
    }
}
