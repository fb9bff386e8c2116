package com.example.club;

import com.example.club.hello.HelloExtension;
import com.example.club.store.ZipStore;
import com.example.club.store.ZipStoreSettings;
import com.example.club.users.RosterDirectory;
import com.example.club.users.TicketMechanism;
import com.example.club.users.Tickets;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.name.Named;
import java.nio.file.Path;
import java.time.Clock;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.directory.Directories;
import org.restante.sasl.password.PasswordHashing;
import org.restante.server.Extensions;
import org.restante.store.Stores;

/** Everything that this plugin adds to a server. */
public final class ClubModule extends AbstractModule {
    @Override
    protected void configure() {
        Stores.bind(binder(), "ziparchive").to(ZipStore.class).in(Scopes.SINGLETON);
        Directories.bind(binder(), "roster").to(RosterDirectory.class);
        Mechanisms.bind(binder(), TicketMechanism.NAME).to(TicketMechanism.class);
        Extensions.bind(binder(), "xhello").to(HelloExtension.class);
    }

    @Provides
    ZipStore store(
            @Named("store.ziparchive.folder") Path folder, @Named("store.ziparchive.largest") long largestOctets) {
        return ZipStore.open(new ZipStoreSettings(folder, largestOctets));
    }

    @Provides
    RosterDirectory roster(@Named("users.roster.file") Path file, PasswordHashing hashing) {
        return new RosterDirectory(file, hashing);
    }

    @Provides
    TicketMechanism tickets(@Named("tickets.secret-file") Path secret) {
        return new TicketMechanism(new Tickets(secret, Clock.systemUTC()));
    }
}
