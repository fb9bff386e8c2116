import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * Retrieves the messages of a maildrop again and again on several connections, and prints how many a second, with the time
 * that each took and the CPU time of the server's processes. Arguments: port, user, password, connections, seconds, the
 * server's process, commands in flight.
 */
public final class Pop3Bench {
    private final int port;
    private final String user;
    private final String password;
    private final int inFlight;

    private Pop3Bench(String[] args) {
        port = Integer.parseInt(args[0]);
        user = args[1];
        password = args[2];
        inFlight = Integer.parseInt(args[6]);
    }

    private record Outcome(long octets, long[] nanos) {}

    public static void main(String[] args) throws Exception {
        Pop3Bench bench = new Pop3Bench(args);
        int connections = Integer.parseInt(args[3]);
        long pid = Long.parseLong(args[5]);
        bench.run(1); // has the server read everything once
        long cpu = cpu(pid);
        long begin = System.nanoTime();
        List<Outcome> outcomes = bench.all(connections, Integer.parseInt(args[4]));
        double seconds = (System.nanoTime() - begin) / 1e9;
        double ticks = cpu(pid) - cpu;
        long[] nanos = outcomes.stream().flatMapToLong(o -> LongStream.of(o.nanos())).sorted().toArray();
        long octets = outcomes.stream().mapToLong(Outcome::octets).sum();
        System.out.printf(
                Locale.ROOT,
                "retr  %9.1f /s  %7.1f MB/s  p50 %6d us  p99 %6d us  cpu %5.0f us/op%n",
                nanos.length / seconds,
                octets / seconds / 1e6,
                nanos[nanos.length / 2] / 1000,
                nanos[(int) (nanos.length * 0.99)] / 1000,
                ticks * 10_000 / nanos.length);
    }

    private List<Outcome> all(int connections, int seconds) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<Outcome>> tasks = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                tasks.add(() -> run(seconds));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : threads.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    private Outcome run(int seconds) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            Reader in = new Reader(socket.getInputStream());
            line(in);
            ask(socket, in, "USER " + user);
            ask(socket, in, "PASS " + password);
            int messages = Integer.parseInt(ask(socket, in, "STAT").split(" ")[1]);
            long[] nanos = new long[1024];
            int count = 0;
            long octets = 0;
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            int next = 0;
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                StringBuilder commands = new StringBuilder();
                for (int i = 0; i < inFlight; i++) {
                    commands.append("RETR ").append((next + i) % messages + 1).append("\r\n");
                }
                next += inFlight;
                socket.getOutputStream().write(commands.toString().getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < inFlight; i++) {
                    ok(line(in));
                    octets += message(in);
                    if (count == nanos.length) {
                        nanos = Arrays.copyOf(nanos, 2 * count);
                    }
                    nanos[count++] = System.nanoTime() - begin;
                }
            }
            ask(socket, in, "QUIT");
            return new Outcome(octets, Arrays.copyOf(nanos, count));
        }
    }

    private static String ask(Socket socket, Reader in, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return ok(line(in));
    }

    private static String ok(String line) throws IOException {
        if (!line.startsWith("+OK")) {
            throw new IOException(line);
        }
        return line;
    }

    private static String line(Reader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    // Reads to the dot that has a line to itself, and no further.
    private static long message(Reader in) throws IOException {
        byte[] end = {'\r', '\n', '.', '\r', '\n'};
        long octets = 0;
        int matched = 2; // a message may be empty
        while (matched < end.length) {
            int c = in.read();
            octets++;
            if (c == end[matched]) {
                matched++;
            } else {
                matched = c == '\r' ? 1 : 0;
            }
        }
        return octets - 3;
    }

    /** Octets one by one, without the locks of Java's own streams. */
    private static final class Reader {
        private final InputStream in;
        private final byte[] octets = new byte[64 * 1024];
        private int at;
        private int end;

        Reader(InputStream in) {
            this.in = in;
        }

        int read() throws IOException {
            if (at == end) {
                at = 0;
                end = in.read(octets);
                if (end < 0) {
                    throw new IOException("the server has gone");
                }
            }
            return octets[at++];
        }
    }

    /** The CPU time of a process and all below it, in hundredths of a second. */
    private static long cpu(long pid) throws IOException {
        long ticks = 0;
        List<Long> all = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid).ifPresent(process -> process.descendants().forEach(child -> all.add(child.pid())));
        for (long process : all) {
            String stat;
            try {
                stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            } catch (NoSuchFileException ended) {
                continue; // its parent tells of it from now on
            }
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            for (int field = 11; field <= 14; field++) { // its own, and that of its children which have ended
                ticks += Long.parseLong(fields[field]);
            }
        }
        return ticks;
    }
}
