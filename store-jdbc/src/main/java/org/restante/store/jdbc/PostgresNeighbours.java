package org.restante.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells and hears by {@code NOTIFY} and {@code LISTEN}, and asks the database now and then what was not heard.
 *
 * <p>A notification is a transaction of its own, right after the commit and behind its back: inside of it, it would make
 * PostgreSQL write all commits of the database to disk one after the other (a transaction that notifies holds a lock of
 * the whole database until it is durable). Several that wait go together.
 */
final class PostgresNeighbours implements Neighbours {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresNeighbours.class);
    private static final String CHANNEL = "restante";
    private static final String END = "end";
    private static final String MESSAGE = "m";
    private static final int PAYLOAD = 7_900; // PostgreSQL wants less than 8,000 octets
    private static final int TOLD_AT_ONCE = 300;
    private static final int ASKED_AT_ONCE = 1000;
    private static final Duration RECONNECT = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource dataSource;
    private final Database database;
    private final Listener listener;
    private final Duration pollInterval;
    private final String self = Long.toHexString(new SecureRandom().nextLong());
    private final BlockingQueue<String> untold = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread telling;
    private final Thread listening;
    private volatile Optional<Connection> ear = Optional.empty();
    private long lastPoll = System.nanoTime();
    private boolean canListen = true;
    private boolean deaf;

    PostgresNeighbours(DataSource dataSource, Database database, Listener listener, Duration pollInterval) {
        this.dataSource = dataSource;
        this.database = database;
        this.listener = listener;
        this.pollInterval = pollInterval;
        this.telling =
                Thread.ofPlatform().daemon().name("restante-store-telling").start(this::tellAll);
        this.listening =
                Thread.ofPlatform().daemon().name("restante-store-listening").start(this::listenAll);
    }

    @Override
    public void tell(long key) {
        untold.add(Long.toString(key));
    }

    @Override
    public void tell(String message) {
        untold.add(MESSAGE + Base64.getUrlEncoder().encodeToString(message.getBytes(StandardCharsets.US_ASCII)));
    }

    private void tellAll() {
        while (true) {
            Set<String> words = new LinkedHashSet<>();
            try {
                words.add(untold.take());
            } catch (InterruptedException nobodyDoesThis) {
                return;
            }
            List<String> more = new ArrayList<>();
            untold.drainTo(more, TOLD_AT_ONCE);
            words.addAll(more);
            boolean end = words.remove(END);
            if (canListen) {
                tell(words);
            }
            if (end) {
                return;
            }
        }
    }

    private void tell(Set<String> words) {
        StringBuilder payload = new StringBuilder(self);
        for (String word : words) {
            if (payload.length() + 1 + word.length() > PAYLOAD) {
                send(payload.toString());
                payload.setLength(self.length());
            }
            payload.append(' ').append(word);
        }
        if (payload.length() > self.length()) {
            send(payload.toString());
        }
    }

    private void send(String payload) {
        try {
            database.read(
                    connection -> Sql.list(connection, row -> CHANNEL, "SELECT pg_notify(?, ?)", CHANNEL, payload));
        } catch (StoreException failure) {
            LOG.debug("Others will find out by themselves what has changed", failure);
        }
    }

    private void listenAll() {
        while (!isClosed()) {
            Optional<Connection> connection = connect();
            if (connection.isEmpty()) {
                await(RECONNECT);
                continue;
            }
            try (Connection ours = connection.get()) {
                listen(ours);
            } catch (SQLException failure) {
                lost(failure);
            }
            pollIfDue();
            await(canListen ? PAUSE : pollInterval);
        }
    }

    // The first to know that the database is away, and that it is back.
    private Optional<Connection> connect() {
        try {
            Connection connection = dataSource.getConnection();
            database.found();
            return Optional.of(connection);
        } catch (SQLException failure) {
            if (database.dialect().isConnectionLost(failure)) {
                database.lost();
            }
            lost(failure);
            return Optional.empty();
        }
    }

    private void lost(SQLException failure) {
        if (isClosed()) {
            return;
        }
        if (canListen && !deaf) {
            LOG.warn("Changes of other processes are not heard of, and looked for every {}", pollInterval, failure);
        }
        deaf = true;
    }

    private void listen(Connection connection) throws SQLException {
        ear = Optional.of(connection); // before the question: whoever closes sees either this or the answer
        if (isClosed() || !subscribe(connection)) {
            return;
        }
        if (deaf) {
            LOG.info("Changes of other processes are heard of again");
        }
        deaf = false;
        poll(); // what happened before there was somebody to listen
        PGConnection subscription = connection.unwrap(PGConnection.class);
        while (!isClosed()) {
            PGNotification[] notifications = subscription.getNotifications((int) untilPoll());
            if (notifications != null) {
                Arrays.stream(notifications).map(PGNotification::getParameter).forEach(this::heard);
            }
            pollIfDue();
        }
    }

    // An engine that speaks PostgreSQL's protocol may have no such command.
    private boolean subscribe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            return true;
        } catch (SQLException failure) {
            if (database.dialect().isConnectionLost(failure)) {
                throw failure;
            }
            canListen = false;
            LOG.info(
                    "The database does not tell of changes ({}): those of other processes are looked for every {}",
                    failure.getMessage(),
                    pollInterval);
            return false;
        }
    }

    private void heard(String payload) {
        String[] words = payload.split(" ");
        if (words[0].equals(self)) {
            return;
        }
        for (int i = 1; i < words.length; i++) {
            try {
                heardWord(words[i]);
            } catch (IllegalArgumentException notOurs) {
                LOG.debug("Somebody else notifies {}", CHANNEL, notOurs);
            }
        }
    }

    private void heardWord(String word) {
        if (word.startsWith(MESSAGE)) {
            byte[] message = Base64.getUrlDecoder().decode(word.substring(MESSAGE.length()));
            listener.told(new String(message, StandardCharsets.US_ASCII));
        } else {
            listener.changed(Long.parseLong(word));
        }
    }

    private long untilPoll() {
        return Math.max(1, pollInterval.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastPoll));
    }

    private void pollIfDue() {
        if (System.nanoTime() - lastPoll >= pollInterval.toNanos() && !isClosed()) {
            poll();
        }
    }

    private void poll() {
        lastPoll = System.nanoTime();
        listener.missed();
        try {
            List<Map.Entry<Long, Long>> known = List.copyOf(listener.known().entrySet());
            for (int from = 0; from < known.size(); from += ASKED_AT_ONCE) {
                ask(known.subList(from, Math.min(known.size(), from + ASKED_AT_ONCE)));
            }
        } catch (StoreException failure) {
            LOG.debug("It cannot be looked what others have changed", failure);
        }
    }

    private void ask(List<Map.Entry<Long, Long>> known) {
        String keys = known.stream().map(entry -> entry.getKey().toString()).collect(Collectors.joining(","));
        Map<Long, Long> now = new HashMap<>();
        database.read(connection -> Sql.list(
                connection,
                row -> now.put(row.getLong(1), row.getLong(2)),
                "SELECT id, mod_seq FROM mailbox WHERE id = ANY (CAST(string_to_array(?, ',') AS BIGINT[]))",
                keys));
        for (Map.Entry<Long, Long> entry : known) {
            if (!entry.getValue().equals(now.get(entry.getKey()))) {
                listener.changed(entry.getKey());
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void await(Duration pause) {
        try {
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.trace("closed");
            }
        } catch (InterruptedException nobodyDoesThis) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        untold.add(END);
        ear.ifPresent(PostgresNeighbours::abort); // it may be waiting for a notification
        try {
            if (!telling.join(PATIENCE) || !listening.join(PATIENCE)) {
                LOG.warn("The threads that tell and listen do not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException failure) {
            LOG.debug("A connection does not end by force", failure);
        }
    }
}
