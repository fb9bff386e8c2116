package org.restante.store.tck;

import org.junit.jupiter.api.Nested;

/**
 * All contracts of a store. To select single tests with Surefire's {@code -Dtest}, name the classes here as well:
 * {@code -Dtest='ZipStoreTest,StoreContract*'}.
 */
public abstract class StoreContract {
    /** Returns a fixture without data; called once for each test. */
    protected abstract StoreFixture fixture();

    @Nested
    final class Durability extends DurabilityContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Uid extends UidContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class ModSeq extends ModSeqContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Atomicity extends AtomicityContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class ConditionalStore extends ConditionalStoreContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Content extends ContentContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Isolation extends IsolationContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Summary extends SummaryContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Upload extends UploadContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Poke extends PokeContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Limit extends LimitContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class MailboxTree extends MailboxTreeContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Subscription extends SubscriptionContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Name extends NameContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Recent extends RecentContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Release extends ReleaseContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Move extends MoveContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class MailboxKeys extends MailboxKeysContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Replace extends ReplaceContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Vanished extends VanishedContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Feature extends FeatureContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class RandomOperations extends RandomOperationsContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Taking extends TakeoverContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Annotations extends AnnotationsContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class MessageAnnotations extends MessageAnnotationsContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class PrivateSeen extends PrivateSeenContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class AccessLists extends AccessListsContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class Quota extends QuotaContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }

    @Nested
    final class FlagScope extends FlagScopeContract {
        @Override
        protected StoreFixture fixture() {
            return StoreContract.this.fixture();
        }
    }
}
