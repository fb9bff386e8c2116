package org.restante.server.extension.thread;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Progress;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.mailbox.Expunges;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.search.ActiveComparator;
import org.restante.server.search.SearchRequest;
import org.restante.server.search.SearchResult;
import org.restante.server.search.Searches;
import org.restante.server.search.SentDates;

/** THREAD and UID THREAD (RFC 5256), with each algorithm that is not hidden. */
public final class ThreadExtension implements ImapExtension {
    private record Program(ThreadAlgorithm algorithm, ActiveComparator.Comparator comparator) {}

    @Override
    public void register(Registry.Builder registry) {
        Set<ThreadAlgorithm> algorithms = EnumSet.noneOf(ThreadAlgorithm.class);
        for (ThreadAlgorithm algorithm : ThreadAlgorithm.values()) {
            registry.capability("THREAD=" + algorithm, parts -> algorithms.add(algorithm));
        }
        if (!algorithms.isEmpty()) {
            // RFC 5256 section 3: no EXPUNGE during THREAD, but during UID THREAD.
            command(registry, "THREAD", Expunges.FORBIDDEN, Numbering.SEQUENCE, algorithms);
            command(registry, "UID THREAD", Expunges.ALLOWED, Numbering.UID, algorithms);
        }
    }

    private static void command(
            Registry.Builder registry,
            String name,
            Expunges expunges,
            Numbering numbering,
            Set<ThreadAlgorithm> algorithms) {
        registry.command(new CommandSpec<>(
                name,
                Set.of(State.SELECTED),
                expunges,
                in -> ThreadCommand.parse(in, numbering, algorithms),
                ThreadExtension::handle));
    }

    private static Completion handle(ThreadCommand command, Session session) throws ImapSyntaxException {
        SearchResult result = Searches.run(
                new SearchRequest(command.numbering(), Optional.empty(), command.key(), Optional.empty()), session);
        result.refuseRest(); // RFC 9738 section 3.3
        int[] indexes = result.found().indexes();
        SelectedView view = session.view();
        Program program = new Program(command.algorithm(), result.scope().comparator());
        int[] threads = Progress.during(session, indexes.length, () -> view.index()
                .order(view.uids(indexes), program, () -> threads(program, view, indexes)));
        ImapWriter out = session.out().writer();
        out.raw("* THREAD");
        if (threads.length > 0) {
            Threads.write(threads, result::number, out.sp());
        }
        session.out().line("");
        return Completion.ok("Threaded");
    }

    private static int[] threads(Program program, SelectedView view, int[] indexes) {
        SentDates sent = SentDates.of(view);
        long[] dates = new long[indexes.length];
        for (int i = 0; i < dates.length; i++) {
            dates[i] = sent.epochSecond(indexes[i]);
        }
        IntFunction<ThreadLinks> links =
                view.index().column(new ThreadLinks.Kind(program.comparator().collation()), view.numbering());
        Forest forest = new Forest(dates);
        return Threads.of(forest, program.algorithm().roots(forest, dates, position -> links.apply(indexes[position])));
    }
}
