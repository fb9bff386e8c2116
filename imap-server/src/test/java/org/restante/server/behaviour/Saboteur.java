package org.restante.server.behaviour;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.Content;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.NewMessage;
import org.restante.store.Upload;
import org.restante.store.Watch;
import org.restante.store.access.AccessLists;
import org.restante.store.annotation.Annotations;
import org.restante.store.key.MailboxKeys;
import org.restante.store.quota.Quota;

/** A store that does to one user what no contract allows: in one method of the contract, or with the octets of messages. */
final class Saboteur implements MailStore {
    /** What a store's author implements, and a session calls. */
    static final List<Class<?>> CONTRACT = List.of(
            Account.class,
            Mailbox.class,
            Content.class,
            Upload.class,
            Watch.class,
            AccessLists.class,
            Annotations.class,
            Quota.class,
            MailboxKeys.class);

    private final MailStore store;
    private final String victim;
    private final AtomicInteger misdeeds = new AtomicInteger();
    private volatile Optional<Plan> plan = Optional.empty();
    private volatile UnaryOperator<Content> contents = UnaryOperator.identity();

    private record Plan(Method method, Runnable misdeed) {}

    Saboteur(MailStore store, String victim) {
        this.store = store;
        this.victim = victim;
    }

    /** From now on the method does this before anything else. */
    void sabotage(Method method, Runnable misdeed) {
        misdeeds.set(0);
        plan = Optional.of(new Plan(method, misdeed));
    }

    /** From now on the octets of messages come like this. */
    void contents(UnaryOperator<Content> spoiled) {
        contents = spoiled;
    }

    /** From now on all is well. */
    void stop() {
        plan = Optional.empty();
        contents = UnaryOperator.identity();
    }

    /** Returns how often it has happened. */
    int misdeeds() {
        return misdeeds.get();
    }

    @Override
    public Set<Feature> features() {
        return store.features();
    }

    @Override
    public Account account(String user) {
        Account account = store.account(user);
        return user.equals(victim) ? (Account) spoiled(account) : account;
    }

    @Override
    public void close() {
        store.close();
    }

    private Object spoiled(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(this::spoiled);
        }
        Object result = value instanceof Content content ? contents.apply(content) : value;
        return CONTRACT.stream()
                .filter(type -> type.isInstance(result))
                .findFirst()
                .map(type -> Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Handler(result)))
                .orElse(result);
    }

    private final class Handler implements InvocationHandler {
        private final Object target;

        Handler(Object target) {
            this.target = target;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Optional<Plan> due = plan.filter(each -> each.method().equals(method));
            if (due.isPresent()) {
                misdeeds.incrementAndGet();
                due.get().misdeed().run();
            }
            Object[] bare = arguments == null
                    ? new Object[0]
                    : Arrays.stream(arguments).map(Saboteur::bare).toArray();
            try {
                return spoiled(method.invoke(target, bare));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }

    // A store knows its own mailboxes and uploads again.
    private static Object bare(Object argument) {
        return switch (argument) {
            case Change.Append append ->
                new Change.Append(append.messages().stream().map(Saboteur::bare).toList());
            case Change.Copy copy ->
                new Change.Copy(copy.uids(), bare(copy.target()), copy.scope(), copy.annotations());
            case Change.Move move ->
                new Change.Move(move.uids(), bare(move.target()), move.scope(), move.annotations());
            case Change.Replace replace ->
                new Change.Replace(replace.uid(), bare(replace.message()), bare(replace.target()));
            default -> argument;
        };
    }

    private static NewMessage bare(NewMessage message) {
        return new NewMessage(
                (Upload) target(message.upload()),
                message.summary(),
                message.flags(),
                message.internalDate(),
                message.annotations());
    }

    private static Mailbox bare(Mailbox mailbox) {
        return (Mailbox) target(mailbox);
    }

    private static Object target(Object value) {
        return Proxy.isProxyClass(value.getClass()) && Proxy.getInvocationHandler(value) instanceof Handler handler
                ? handler.target
                : value;
    }
}
