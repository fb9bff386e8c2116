package org.restante.core.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The sessions of one protocol that go on now, for operators: who is there, what they cost, and an end for them. */
public final class LiveSessions {
    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(5);
    private static final int SAMPLES = 12; // a minute

    private final Set<Inbox> inboxes = ConcurrentHashMap.newKeySet();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Traffic ended = Traffic.NONE;
    private volatile Optional<Function<SessionSnapshot, Optional<SessionTrace>>> tracing = Optional.empty();

    private record Sample(long at, Traffic traffic) {}

    /** Begins with nobody, now. */
    LiveSessions() {
        samples.add(new Sample(System.nanoTime(), Traffic.NONE));
    }

    void begin(Inbox inbox) {
        inboxes.add(inbox);
        inbox.activity().whenKnown(() -> trace(inbox));
        trace(inbox);
    }

    private void trace(Inbox inbox) {
        tracing.ifPresent(traces -> inbox.activity().trace(traces.apply(inbox.snapshot())));
    }

    /**
     * Traces sessions, those that go on and those that come.
     *
     * @param traces gives the trace of a session, if it is to have one; asked when it begins and whenever it becomes known whose it is
     */
    public void trace(Function<SessionSnapshot, Optional<SessionTrace>> traces) {
        tracing = Optional.of(traces);
        inboxes.forEach(this::trace);
    }

    /** Traces no session any more. */
    public void traceNone() {
        tracing = Optional.empty();
        inboxes.forEach(inbox -> inbox.activity().trace(Optional.empty()));
    }

    // Under one lock with the sum, which would be less for a moment otherwise.
    synchronized void end(Inbox inbox) {
        if (inboxes.remove(inbox)) {
            ended = ended.plus(Traffic.of(inbox.activity()));
        }
    }

    /** Returns them as they are at any time. */
    Set<Inbox> inboxes() {
        return inboxes;
    }

    /** Takes note of the traffic until now; what is asked for often. */
    synchronized void sample(long now) {
        if (now - samples.getLast().at() >= BETWEEN_SAMPLES.toNanos()) {
            samples.add(new Sample(now, traffic()));
            if (samples.size() > SAMPLES) {
                samples.removeFirst();
            }
        }
    }

    /** Returns the sessions, the oldest first. */
    public List<SessionSnapshot> list() {
        return inboxes.stream()
                .map(Inbox::snapshot)
                .sorted(Comparator.comparing(SessionSnapshot::number))
                .toList();
    }

    /**
     * Ends sessions, each when the command that it carries out is done.
     *
     * @param which whom
     * @param words what their clients are told
     * @return how many they are
     */
    public int end(Predicate<SessionSnapshot> which, String words) {
        int count = 0;
        for (Inbox inbox : inboxes) {
            if (which.test(inbox.snapshot())) {
                inbox.end(SessionEnded.bye(words));
                count++;
            }
        }
        return count;
    }

    /** Returns what came since the start; no figure is ever less than it was. */
    public synchronized Traffic traffic() {
        return inboxes.stream().map(inbox -> Traffic.of(inbox.activity())).reduce(ended, Traffic::plus);
    }

    /** Returns what came of late. */
    public synchronized RecentTraffic recent() {
        Sample first = samples.getFirst();
        return new RecentTraffic(traffic().since(first.traffic()), Duration.ofNanos(System.nanoTime() - first.at()));
    }
}
