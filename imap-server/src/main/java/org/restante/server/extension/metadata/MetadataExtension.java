package org.restante.server.extension.metadata;

import jakarta.inject.Inject;
import org.restante.protocol.command.ListReturnOption;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.State;
import org.restante.store.Feature;
import org.restante.store.MailStore;

/** Registers METADATA, where the store keeps annotations. */
public final class MetadataExtension implements ImapExtension {
    private final MetadataSettings settings;
    private final MetadataNews news;
    private final boolean kept;

    /** For this store. */
    @Inject
    public MetadataExtension(MetadataSettings settings, MetadataNews news, MailStore store) {
        this.settings = settings;
        this.news = news;
        this.kept = store.features().contains(Feature.ANNOTATIONS);
    }

    @Override
    public void register(Registry.Builder registry) {
        if (!kept || registry.isHidden("METADATA")) {
            return;
        }
        GetHandler get = new GetHandler(settings);
        SetHandler set = new SetHandler(settings, news);
        registry.enableable("METADATA", news::enable)
                .enableable("METADATA-SERVER", news::enable)
                .command(new CommandSpec<>("GETMETADATA", State.LOGGED_IN, GetMetadata::parse, get::get))
                .command(new CommandSpec<>("SETMETADATA", State.LOGGED_IN, SetMetadata::parse, set::set));
        registry.capability("LIST-METADATA", list -> list.grammar()
                .add(ListReturnOption.class, "METADATA", in -> MetadataOption.parse(in, get)));
    }
}
