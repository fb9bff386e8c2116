package org.restante.server.extension.annotate;

import jakarta.inject.Inject;
import org.restante.protocol.command.AppendOption;
import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SelectParameter;
import org.restante.protocol.command.StoreAttribute;
import org.restante.protocol.response.AnnotationsCode;
import org.restante.protocol.response.StatusResponse;
import org.restante.server.access.FurtherRights;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.extension.sort.SortKey;
import org.restante.server.mailbox.SelectedView;

/** Adds annotations of messages (RFC 5257) to the commands about messages, where the store keeps them. */
public final class AnnotateExtension implements ImapExtension {
    /** What CAPABILITY says. */
    public static final String CAPABILITY = "ANNOTATE-EXPERIMENT-1";

    private static final String NAME = "ANNOTATION";

    private final AnnotateSettings settings;
    private final AnnotationNews news;

    /** With these limits. */
    @Inject
    public AnnotateExtension(AnnotateSettings settings, AnnotationNews news) {
        this.settings = settings;
        this.news = news;
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.capability(CAPABILITY, parts -> parts.policy(FurtherRights.class, new FurtherRights(FurtherRights.ALL))
                .collectLiterals(AnnotationLiterals::isWithin)
                .describeSelected(this::describe)
                .grammar()
                .add(SelectParameter.class, "ANNOTATE", in -> new AnnotateParameter(news))
                .add(FetchItem.class, NAME, FetchAnnotation::parse)
                .add(StoreAttribute.class, NAME, in -> StoreAnnotation.parse(in, settings, news))
                .add(AppendOption.class, NAME, in -> AppendAnnotation.parse(in, settings))
                .add(SearchKey.class, NAME, SearchAnnotation::parse)
                .add(SortKey.class, NAME, SortAnnotation::parse));
    }

    // RFC 5257 section 4.1: "Servers MUST return an ANNOTATIONS response code during the SELECT or EXAMINE command".
    private void describe(Session session, SelectedView view) {
        boolean writable = view.access() != SelectedView.Access.READ_ONLY;
        session.say(StatusResponse.ok(
                writable ? AnnotationsCode.upTo(settings.value()) : AnnotationsCode.readOnly(),
                writable ? "The largest annotation, in octets" : "Annotations cannot be changed"));
    }
}
