package org.restante.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.restante.store.Account;
import org.restante.store.Content;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;
import org.restante.store.memory.MemoryStore;

/** What clients are told when the store fails. */
final class FailingStoreTest {
    private static final String MESSAGE = "Subject: x\r\n\r\n" + "line of text\r\n".repeat(10_000);

    private final AtomicBoolean broken = new AtomicBoolean();
    private final MailStore store = wrapped(MailStore.class, new MemoryStore());

    private Object result(Class<?> type, Object result) {
        return type == Account.class || type == Mailbox.class || type == Content.class ? wrapped(type, result) : result;
    }

    // Hands on every call, and refuses those that are asked about while the store is broken.
    private <T> T wrapped(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean reads = method.getName().equals("read") && (long) arguments[0] > 0;
                    if (broken.get()
                            && (reads
                                    || method.getName().equals("commit")
                                    || method.getName().equals("open"))) {
                        throw new StoreException(StoreException.Code.UNAVAILABLE, "The disk is away");
                    }
                    try {
                        return result(method.getReturnType(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void aFailureToRemoveIsToldAndNothingIsRemoved() throws IOException {
        try (Fixture server = new Fixture(Fixture.Options.usual().with(store))) {
            server.deliver("a: b\r\n", "c: d\r\n");
            try (Client client = server.loggedIn()) {
                client.say("DELE 1");
                client.say("DELE 2");
                broken.set(true);
                assertThat(client.say("QUIT")).isEqualTo("-ERR [SYS/TEMP] The disk is away");
                assertThat(client.untilTheEnd()).isEmpty();
            }
            broken.set(false);
            assertThat(server.uids().size()).isEqualTo(2);
        }
    }

    // No response can follow half of one.
    @Test
    void aMessageThatCannotBeReadToItsEndHasNoEnd() throws IOException {
        try (Fixture server = new Fixture(Fixture.Options.usual().with(store))) {
            server.deliver(MESSAGE);
            try (Client client = server.loggedIn()) {
                assertThat(client.say("STAT")).isEqualTo("+OK 1 " + MESSAGE.length());
                broken.set(true);
                client.send("RETR 1\r\nNOOP\r\n");
                assertThat(client.untilTheEnd()).doesNotContain("\r\n.\r\n").doesNotContain("\r\n+OK");
            }
        }
    }

    @Test
    void aMaildropThatCannotBeOpenedIsToldAndMayBeTriedAgain() throws IOException {
        try (Fixture server = new Fixture(Fixture.Options.usual().with(store));
                Client client = server.connected()) {
            broken.set(true);
            assertThat(client.say("USER mrose")).startsWith("+OK");
            assertThat(client.say("PASS tanstaaf")).isEqualTo("-ERR [SYS/TEMP] The disk is away");
            broken.set(false);
            client.login(Fixture.USER, Fixture.PASSWORD);
        }
    }
}
