package org.restante.sasl.mechanism.oauth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP with an end to everything: one time for the whole exchange, a limit to the answer, no redirections. */
final class HttpFetch {
    /** How long an exchange may take, from the connection to the last octet. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int maxOctets;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HttpFetch(int maxOctets) {
        this.maxOctets = maxOctets;
    }

    byte[] get(URI url) throws IOException {
        return send(
                HttpRequest.newBuilder(url).header("Accept", "application/json").build());
    }

    /**
     * Returns the content of an answer of status 200.
     *
     * @throws IOException for every other answer, and for none
     */
    byte[] send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new Limited(maxOctets));
        try {
            HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("the answer is " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Collects the content as long as it is not too much. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {
        private final int most;
        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> result = new CompletableFuture<>();
        private Flow.Subscription subscription;

        Limited(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return result;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (collected.size() + part.remaining() > most) {
                    subscription.cancel();
                    result.completeExceptionally(new IOException("more than " + most + " octets"));
                    return;
                }
                byte[] octets = new byte[part.remaining()];
                part.get(octets);
                collected.writeBytes(octets);
            }
        }

        @Override
        public void onError(Throwable reason) {
            result.completeExceptionally(reason);
        }

        @Override
        public void onComplete() {
            result.complete(collected.toByteArray());
        }
    }
}
