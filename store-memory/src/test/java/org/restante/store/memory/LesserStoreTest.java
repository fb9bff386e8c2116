package org.restante.store.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.restante.protocol.model.Flags;
import org.restante.store.Account;
import org.restante.store.Change;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.StoreException;
import org.restante.store.access.AccessLists;
import org.restante.store.annotation.Annotations;
import org.restante.store.key.MailboxKeys;
import org.restante.store.quota.Quota;
import org.restante.store.tck.FeatureContract;
import org.restante.store.tck.StoreFixture;

/** What the contract asks of stores that can do less, held against some that do. */
final class LesserStoreTest {
    @Nested
    final class WithoutWriting extends FeatureContract {
        @Override
        protected StoreFixture fixture() {
            return new LesserFixture(EnumSet.of(Feature.WRITE));
        }
    }

    @Nested
    final class WithoutKeywords extends FeatureContract {
        @Override
        protected StoreFixture fixture() {
            return new LesserFixture(EnumSet.of(Feature.KEYWORDS));
        }
    }

    @Nested
    final class WithoutMailboxes extends FeatureContract {
        @Override
        protected StoreFixture fixture() {
            return new LesserFixture(EnumSet.of(Feature.MAILBOXES));
        }
    }

    @Nested
    final class WithoutWhatOnlySomeKeep extends FeatureContract {
        @Override
        protected StoreFixture fixture() {
            return new LesserFixture(EnumSet.complementOf(
                    EnumSet.of(Feature.WRITE, Feature.KEYWORDS, Feature.MAILBOXES, Feature.MODSEQ)));
        }
    }

    private record LesserFixture(Set<Feature> lacking) implements StoreFixture {
        @Override
        public MailStore open() {
            return new Lesser(new MemoryStore(), lacking);
        }

        @Override
        public MailStore openSecond() {
            return open();
        }

        @Override
        public boolean durable() {
            return false;
        }
    }

    /** The memory store, but for something that it refuses. */
    private record Lesser(MailStore store, Set<Feature> lacking) implements MailStore {
        private static final Set<String> OF_THE_TREE = Set.of("create", "rename", "delete", "subscribe", "unsubscribe");
        private static final Map<Class<?>, Feature> FACETS = Map.of(
                Annotations.class, Feature.ANNOTATIONS,
                AccessLists.class, Feature.ACCESS_LISTS,
                Quota.class, Feature.QUOTA,
                MailboxKeys.class, Feature.MAILBOX_KEYS);

        @Override
        public Set<Feature> features() {
            Set<Feature> features = EnumSet.copyOf(store.features());
            features.removeAll(lacking);
            return features;
        }

        @Override
        public Account account(String user) {
            return lesser(Account.class, store.account(user));
        }

        private <T> T lesser(Class<T> type, T target) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        Object[] given = arguments == null ? new Object[0] : arguments;
                        if (isRefused(method, given)) {
                            throw new StoreException(StoreException.Code.CANNOT, "Not here");
                        }
                        if (method.getName().equals("facet") && lacking.contains(FACETS.get(given[0]))) {
                            return Optional.empty();
                        }
                        try {
                            Object result = method.invoke(target, given);
                            return result instanceof Mailbox mailbox ? lesser(Mailbox.class, mailbox) : result;
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    }));
        }

        private boolean isRefused(Method method, Object[] arguments) {
            boolean uses = Arrays.stream(arguments).anyMatch(each -> each instanceof Set<?> set && !set.isEmpty());
            return lacking.contains(Feature.MAILBOXES) && OF_THE_TREE.contains(method.getName())
                    || lacking.contains(Feature.SPECIAL_USE) && method.getDeclaringClass() == Account.class && uses
                    || lacking.contains(Feature.PRIVATE_SEEN)
                            && method.getName().equals("readBy")
                    || method.getName().equals("commit") && isRefused((Change) arguments[0]);
        }

        private boolean isRefused(Change change) {
            boolean refused =
                    switch (change) {
                        case Change.Append append ->
                            append.messages().stream()
                                    .anyMatch(message -> hasKeywords(message.flags())
                                            || lacking.contains(Feature.MESSAGE_ANNOTATIONS)
                                                    && !message.annotations().isEmpty());
                        case Change.Store flags -> hasKeywords(flags.flags());
                        case Change.Annotate ignored -> lacking.contains(Feature.MESSAGE_ANNOTATIONS);
                        default -> false;
                    };
            return lacking.contains(Feature.WRITE) || refused;
        }

        private boolean hasKeywords(Flags flags) {
            return lacking.contains(Feature.KEYWORDS) && !flags.keywords().isEmpty();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
