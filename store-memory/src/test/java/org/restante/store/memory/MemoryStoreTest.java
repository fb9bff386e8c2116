package org.restante.store.memory;

import java.util.Optional;
import java.util.OptionalLong;
import org.restante.store.MailStore;
import org.restante.store.tck.StoreContract;
import org.restante.store.tck.StoreFixture;

final class MemoryStoreTest extends StoreContract {
    @Override
    protected StoreFixture fixture() {
        return new MemoryFixture();
    }

    private static final class MemoryFixture implements StoreFixture {
        private final MemoryStore store = new MemoryStore();

        @Override
        public MailStore open() {
            return store;
        }

        @Override
        public MailStore openSecond() {
            return new MemoryStore();
        }

        @Override
        public boolean durable() {
            return false;
        }

        @Override
        public Optional<MailStore> openLimited(long octets) {
            return Optional.of(new MemoryStore(MemorySettings.DEFAULT.withMaxOctets(octets)));
        }

        @Override
        public OptionalLong storedOctets() {
            return OptionalLong.of(store.storedOctets());
        }
    }
}
