package org.restante.store.memory;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.ObjectId;
import org.restante.store.quota.QuotaLimits;

/** A store that keeps all mail in the heap. It can do everything but outlive its process. */
public final class MemoryStore implements MailStore {
    /** The name by which the configuration picks it. */
    public static final String NAME = "memory";

    private final MemorySettings settings;
    private final Clock clock;
    private final OctetBudget budget;
    private final AtomicLong lastNumber = new AtomicLong();
    private final Notes serverNotes = new Notes();
    private volatile QuotaLimits defaultQuota = QuotaLimits.NONE;
    private final Map<String, MemoryAccount> accounts = new ConcurrentHashMap<>();

    /** A store without any limit but the heap. */
    public MemoryStore() {
        this(MemorySettings.DEFAULT);
    }

    /** A store with these settings. */
    @Inject
    public MemoryStore(MemorySettings settings) {
        this(settings, Clock.systemUTC());
    }

    MemoryStore(MemorySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.budget = new OctetBudget(settings.maxOctets());
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.values());
    }

    @Override
    public Account account(String user) {
        return accounts.computeIfAbsent(user, name -> new MemoryAccount(this, name));
    }

    @Override
    public void defaultQuota(QuotaLimits limits) {
        defaultQuota = limits;
    }

    @Override
    public void close() {
        accounts.clear();
    }

    /** Returns how many octets of contents there are, those of uploads and of vanished messages included. */
    public long storedOctets() {
        return budget.taken();
    }

    QuotaLimits defaultQuota() {
        return defaultQuota;
    }

    Notes serverNotes() {
        return serverNotes;
    }

    Set<String> ownersNaming(Set<String> identifiers) {
        Set<String> owners = new TreeSet<>();
        accounts.forEach((owner, account) -> {
            if (account.accessLists().values().stream()
                    .anyMatch(list -> !Collections.disjoint(list.entries().keySet(), identifiers))) {
                owners.add(owner);
            }
        });
        return owners;
    }

    OctetBudget budget() {
        return budget;
    }

    int vanishedCapacity() {
        return settings.vanishedCapacity();
    }

    long nowSeconds() {
        return clock.instant().getEpochSecond();
    }

    /** Returns a number that was not given before: for identities, and for the order in which locks are taken. */
    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    ObjectId nextContentId() {
        return new ObjectId("m" + nextNumber());
    }
}
