import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many messages a second come in by LMTP.
 *
 * <pre>java bench/Deliveries.java PORT RECIPIENT [CONNECTIONS [SECONDS [OCTETS]]]</pre>
 *
 * <p>Each connection sends one message after the other, and waits for the reply to each before the next: what is counted has
 * been acknowledged.
 */
final class Deliveries {
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        String recipient = arguments[1];
        int connections = number(arguments, 2, 4);
        Duration time = Duration.ofSeconds(number(arguments, 3, 10));
        byte[] message = message(number(arguments, 4, 4096));
        run(port, recipient, connections, message, Duration.ofSeconds(3)); // until the JIT is warm
        int count = run(port, recipient, connections, message, time);
        System.out.printf(
                "%d connections, %d octets: %d messages in %d s, %.0f/s%n",
                connections, message.length, count, time.toSeconds(), count / (double) time.toSeconds());
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static byte[] message(int octets) {
        StringBuilder message = new StringBuilder("From: bench@example.org\r\nSubject: a message\r\n\r\n");
        while (message.length() < octets - 7) {
            message.append("x".repeat(Math.min(70, octets - 5 - message.length() - 2))).append("\r\n");
        }
        return message.append(".\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static int run(int port, String recipient, int connections, byte[] message, Duration time)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        AtomicInteger count = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> send(port, recipient, message, end, count)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return count.get();
    }

    private static void send(int port, String recipient, byte[] message, long end, AtomicInteger count) {
        byte[] envelope = ("MAIL FROM:<bench@example.org>\r\nRCPT TO:<" + recipient + ">\r\nDATA\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            expect(in, "220");
            out.write("LHLO bench\r\n".getBytes(StandardCharsets.US_ASCII));
            expect(in, "250");
            while (System.nanoTime() < end) {
                out.write(envelope);
                expect(in, "250");
                expect(in, "250");
                expect(in, "354");
                out.write(message);
                expect(in, "250");
                count.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(code)) {
            throw new IOException("expected " + code + ", got " + line);
        }
    }
}
