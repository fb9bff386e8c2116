package org.restante.store.tck;

import java.util.Optional;
import java.util.OptionalLong;
import org.restante.store.MailStore;

/** What the author of a store tells the contract tests about it. Each test has a fixture of its own, without any data. */
public interface StoreFixture {
    /**
     * Opens the store on the data of this fixture. Called again when the store that it returned before has been closed:
     * then all that was committed is there, unless {@link #durable} says otherwise.
     */
    MailStore open();

    /** Opens another store, on other data, while the first is open. */
    MailStore openSecond();

    /** Returns whether data outlive the store that wrote them; if not, no test opens it a second time. */
    default boolean durable() {
        return true;
    }

    /**
     * Opens a store without data that refuses to hold more octets of content than this, if there is such a limit.
     *
     * @param octets the limit
     */
    default Optional<MailStore> openLimited(long octets) {
        return Optional.empty();
    }

    /**
     * Returns how many octets of contents the storage holds for the store that is open now, those of uploads and of
     * vanished messages included; nothing if that cannot be told. What is cleaned up later may be counted until then.
     */
    default OptionalLong storedOctets() {
        return OptionalLong.empty();
    }
}
