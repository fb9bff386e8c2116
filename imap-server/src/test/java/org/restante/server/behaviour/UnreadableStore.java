package org.restante.server.behaviour;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.restante.store.Account;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;

/** A store that can be written, and for as long as it is told so not read: like a database that goes away in between. */
final class UnreadableStore {
    private final AtomicBoolean unreadable = new AtomicBoolean();
    private final MailStore store;

    UnreadableStore(MailStore store) {
        this.store = wrapped(MailStore.class, store);
    }

    MailStore store() {
        return store;
    }

    void readable(boolean readable) {
        unreadable.set(!readable);
    }

    private <T> T wrapped(Class<T> type, T object) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(object, method, arguments)));
    }

    private Object call(Object object, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("state") && unreadable.get()) {
            throw new StoreException(StoreException.Code.UNAVAILABLE, "The database is away");
        }
        try {
            return switch (method.invoke(object, arguments)) {
                case Account account -> wrapped(Account.class, account);
                case Mailbox mailbox -> wrapped(Mailbox.class, mailbox);
                case null -> null;
                case Object other -> other;
            };
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
