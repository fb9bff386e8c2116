package org.restante.server.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.server.access.Namespaces.Place;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.StoreException;
import org.restante.store.Watch;
import org.restante.store.access.AccessList;
import org.restante.store.access.AccessLists;
import org.restante.store.access.Principal;
import org.restante.store.access.Right;
import org.restante.store.access.Rights;
import org.restante.store.access.StoredRights;
import org.restante.store.annotation.Annotations;
import org.restante.store.quota.Quota;

/**
 * All mailboxes that a user may know of, the user's own and those of others, under the names of this user and with this user's
 * rights. What the user may not look up is not there: same answer, same words.
 */
public final class VisibleAccount implements Account {
    private final MailStore store;
    private final AccessPolicy policy;
    private final Principal user;
    private final Namespaces namespaces;
    private final OpenHandles handles;
    private final Account own;
    private final Set<Feature> features;
    private final Rights possible;

    /** The account of a user. */
    public VisibleAccount(MailStore store, AccessPolicy policy, Principal user) {
        this.store = store;
        this.policy = policy;
        this.user = user;
        this.namespaces = new Namespaces(user.user(), policy.settings());
        this.handles = new OpenHandles(user.user());
        this.own = store.account(user.user());
        this.features = store.features();
        this.possible = possible(features);
    }

    // What the store cannot do, nobody has the right to.
    private static Rights possible(Set<Feature> features) {
        Rights writing = Rights.of(Right.SEEN, Right.WRITE, Right.INSERT, Right.DELETE_MESSAGES, Right.EXPUNGE);
        Rights all = features.contains(Feature.WRITE) ? Rights.ALL : Rights.ALL.without(writing);
        if (!features.contains(Feature.WRITE) || !features.contains(Feature.MESSAGE_ANNOTATIONS)) {
            all = all.without(Rights.of(Right.ANNOTATE));
        }
        return features.contains(Feature.MAILBOXES) ? all : all.without(Rights.of(Right.CREATE, Right.DELETE_MAILBOX));
    }

    private void requireTree() {
        if (!features.contains(Feature.MAILBOXES)) {
            throw new StoreException(StoreException.Code.CANNOT, "Mailboxes and subscriptions cannot be changed here");
        }
    }

    /** Returns whose account it is. */
    public Principal user() {
        return user;
    }

    /** Returns what has been opened in it and is open. */
    public OpenHandles handles() {
        return handles;
    }

    /** Returns whether the user administers the server. */
    public boolean isAdministrator() {
        String administrators = policy.settings().administrators();
        return !administrators.isEmpty() && user.isIn(administrators);
    }

    /** Returns whether there can be mailboxes of others. */
    public boolean hasOthers() {
        return policy.hasLists(store);
    }

    Place place(MailboxName name) {
        return namespaces.place(name).orElseThrow(Guard::nonexistent);
    }

    Account account(Place place) {
        return place.owner().equals(user.user()) ? own : store.account(place.owner());
    }

    // What others have is there for those alone who may have heard of it.
    private boolean isKnown(String owner) {
        return owner.equals(user.user())
                || owner.equals(Namespaces.NOBODY) && isAdministrator()
                || policy.control().sharing(user, own).contains(owner);
    }

    private Function<MailboxName, Rights> rightsIn(String owner, Account account) {
        return owner.equals(Namespaces.NOBODY) && isAdministrator()
                ? name -> Rights.ALL
                : policy.control().rights(user, owner, account);
    }

    private Rights rightsOn(Place place) {
        return place.owner().equals(Namespaces.NOBODY) && isAdministrator()
                ? Rights.ALL
                : policy.control().rights(user, place.owner(), account(place), place.name());
    }

    /** Returns the guard of a place, whether there is a mailbox or not. */
    Guard guard(Place place) {
        boolean known = isKnown(place.owner());
        Rights rights = known ? rightsOn(place) : Rights.NONE;
        return new Guard(
                rights.without(Rights.ALL.without(possible)),
                features.contains(Feature.KEYWORDS) ? Guard.Keywords.KEPT : Guard.Keywords.NONE,
                known ? reader(place) : Optional.empty(),
                user.user());
    }

    // What the owner sees is what all have in common.
    private Optional<String> reader(Place place) {
        boolean alone =
                policy.settings().seen() == SeenFlag.PRIVATE && !place.owner().equals(user.user());
        return alone ? Optional.of(user.user()) : Optional.empty();
    }

    // A store may have words of its own for what is not there; they would tell it from what is hidden.
    private <T> T hiding(Place place, Guard guard, Function<Account, T> action) {
        try {
            return action.apply(account(place));
        } catch (StoreException refusal) {
            boolean tells = refusal.code() == StoreException.Code.NONEXISTENT
                    || !guard.rights().has(Right.LOOKUP);
            throw tells && !place.owner().equals(user.user()) ? Guard.nonexistent() : refusal;
        }
    }

    /** {@inheritDoc} It goes on to be about the mailboxes of others as {@link #follow} finds them. */
    @Override
    public Optional<Watch> watch(Runnable poke) {
        return watchTree(poke).map(watch -> watch);
    }

    /** Watches all mailboxes that the user may see; nothing if the store cannot tell. */
    public Optional<TreeWatch> watchTree(Runnable poke) {
        return own.watch(poke).map(mine -> {
            TreeWatch watch = new TreeWatch(mine, policy.grants().watch(poke), store::account, poke, handles);
            try {
                follow(watch);
            } catch (RuntimeException | Error failure) {
                watch.close();
                throw failure;
            }
            return watch;
        });
    }

    /** Has a watch be about whose mailboxes the user may see now. */
    public void follow(TreeWatch watch) {
        watch.follow(others());
    }

    @Override
    public List<MailboxEntry> mailboxes() {
        List<MailboxEntry> entries = own.mailboxes();
        Set<MailboxName> subscribed = new HashSet<>();
        entries.stream().filter(MailboxEntry::subscribed).forEach(entry -> subscribed.add(entry.name()));
        List<MailboxEntry> visible = new ArrayList<>(visible(user.user(), own, entries, subscribed));
        for (String owner : others()) {
            Account account = store.account(owner);
            visible.addAll(visible(owner, account, account.mailboxes(), subscribed));
        }
        Set<MailboxName> names = new HashSet<>();
        visible.forEach(entry -> names.add(entry.name()));
        subscribed.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> visible.add(new MailboxEntry(name, Optional.empty(), Set.of(), true)));
        visible.sort(Comparator.comparing(MailboxEntry::name));
        return visible;
    }

    private Set<String> others() {
        if (!hasOthers()) {
            return Set.of();
        }
        Set<String> others = new HashSet<>(policy.control().sharing(user, own));
        if (isAdministrator() && !policy.settings().shared().isEmpty()) {
            others.add(Namespaces.NOBODY);
        }
        return others;
    }

    private List<MailboxEntry> visible(
            String owner, Account account, List<MailboxEntry> entries, Set<MailboxName> subscribed) {
        Function<MailboxName, Rights> rights = rightsIn(owner, account);
        boolean mine = owner.equals(user.user());
        List<MailboxEntry> visible = new ArrayList<>();
        for (MailboxEntry entry : entries) {
            if (entry.id().isPresent() && rights.apply(entry.name()).has(Right.LOOKUP)) {
                // What a mailbox is for (RFC 6154) is for its owner.
                namespaces
                        .name(new Place(owner, entry.name()))
                        .ifPresent(name -> visible.add(new MailboxEntry(
                                name, entry.id(), mine ? entry.uses() : Set.of(), subscribed.contains(name))));
            }
        }
        return visible;
    }

    @Override
    public Mailbox open(MailboxName name) {
        Place place = place(name);
        Guard guard = guard(place);
        guard.requireAny(Right.values());
        Mailbox mailbox = hiding(place, guard, account -> account.open(place.name()));
        OpenHandles.Handle handle = handles.add("mailbox", OpenHandles.Until.END_OF_SESSION, mailbox::close);
        return new GuardedMailbox(mailbox, guard, handles, Optional.of(handle));
    }

    /**
     * Returns the rights of the user.
     *
     * @throws StoreException NONEXISTENT if there is no such mailbox, or none that the user may know of (RFC 4314 section 4)
     */
    public Rights rights(MailboxName name) {
        Guard guard = existing(name);
        if (!guard.rights()
                .hasAny(Right.LOOKUP, Right.READ, Right.INSERT, Right.CREATE, Right.DELETE_MAILBOX, Right.ADMINISTER)) {
            throw Guard.nonexistent();
        }
        return guard.rights();
    }

    /** Returns the rights on a mailbox, of which the user may not know; NONEXISTENT if there is none. */
    Guard existing(MailboxName name) {
        Place place = place(name);
        Guard guard = guard(place);
        hiding(place, guard, account -> account.open(place.name())).close();
        return guard;
    }

    // "CREATE - "k" right on a nearest existing parent mailbox"; of what has no parent, the account is its owner's.
    private void requireRoom(Place place) {
        Account account = account(place);
        Set<MailboxName> there = new HashSet<>();
        account.mailboxes().stream().filter(entry -> entry.id().isPresent()).forEach(entry -> there.add(entry.name()));
        Optional<MailboxName> parent = place.name().parent();
        while (parent.isPresent() && !there.contains(parent.get())) {
            parent = parent.get().parent();
        }
        if (parent.isPresent()) {
            guard(new Place(place.owner(), parent.get())).require(Right.CREATE);
        } else if (!isOwner(place)) {
            throw guard(place).refusal();
        }
    }

    private boolean isOwner(Place place) {
        return place.owner().equals(user.user()) || place.owner().equals(Namespaces.NOBODY) && isAdministrator();
    }

    private Place creatable(MailboxName name) {
        return namespaces
                .place(name)
                .filter(place -> isKnown(place.owner()))
                .orElseThrow(() -> new StoreException(
                        StoreException.Code.NOPERM, "You do not have the right to create a mailbox there"));
    }

    @Override
    public void create(MailboxName name, Set<SpecialUse> uses) {
        requireTree();
        Place place = creatable(name);
        requireRoom(place);
        if (!uses.isEmpty() && !place.owner().equals(user.user())) {
            throw new StoreException(StoreException.Code.CANNOT, "Only mailboxes of your own have a special use");
        }
        account(place).create(place.name(), uses);
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        requireTree();
        Place old = place(from);
        existing(from).require(Right.DELETE_MAILBOX);
        Place target = creatable(to);
        requireRoom(target);
        if (!old.owner().equals(target.owner())) {
            throw new StoreException(StoreException.Code.CANNOT, "A mailbox stays with its owner");
        }
        account(old).rename(old.name(), target.name());
    }

    @Override
    public void delete(MailboxName name) {
        requireTree();
        Place place = place(name);
        existing(name).require(Right.DELETE_MAILBOX);
        account(place).delete(place.name());
    }

    @Override
    public void subscribe(MailboxName name) {
        requireTree();
        own.subscribe(name);
    }

    @Override
    public void unsubscribe(MailboxName name) {
        requireTree();
        own.unsubscribe(name);
    }

    @Override
    public void use(MailboxName name, Set<SpecialUse> uses) {
        if (!place(name).owner().equals(user.user())) {
            throw new StoreException(StoreException.Code.CANNOT, "Only mailboxes of your own have a special use");
        }
        own.use(name, uses);
    }

    /** Returns the access list of a mailbox, for those who may administer it (RFC 4314 section 4). */
    public AccessList accessList(MailboxName name) {
        Place place = place(name);
        existing(name).require(Right.ADMINISTER);
        return Optional.ofNullable(lists(place).changed().get(place.name()))
                .orElseGet(() -> AccessList.initial(place.owner()));
    }

    /** Returns the access lists of the account that a mailbox is in, for those who may administer the mailbox. */
    AccessLists lists(Place place) {
        return account(place)
                .facet(AccessLists.class)
                .orElseThrow(() -> new StoreException(StoreException.Code.CANNOT, "There are no access lists here"));
    }

    /**
     * Changes what an identifier may do with a mailbox.
     *
     * @param change gets the rights of now and returns those that are to be
     */
    public void changeRights(MailboxName name, String identifier, Function<Rights, Rights> change) {
        Place place = place(name);
        existing(name).require(Right.ADMINISTER);
        Principal owner = new Principal(place.owner(), place.owner().equals(user.user()) ? user::groups : Set::of);
        lists(place).change(place.name(), list -> {
            AccessList changed = list.with(identifier, change.apply(list.of(identifier)));
            if (!changed.of(owner).hasAll(StoredRights.OF_OWNER)) {
                throw new StoreException(StoreException.Code.CANNOT, "The owner keeps the rights l and a");
            }
            return changed;
        });
        policy.grants().changed();
    }

    /** Returns whose mailbox it is; nobody's if it is shared. */
    public Optional<String> owner(MailboxName name) {
        return Optional.of(place(name).owner()).filter(owner -> !owner.equals(Namespaces.NOBODY));
    }

    /** Returns whether a name is in the personal namespace of the user (RFC 2342), whether there is such a mailbox or not. */
    public boolean isPersonal(MailboxName name) {
        // The name of a namespace itself is nobody's.
        return namespaces
                .place(name)
                .filter(place -> place.owner().equals(user.user()))
                .isPresent();
    }

    /** Returns what the owner of a mailbox holds and may hold, whether there is such a mailbox or not. */
    public Optional<Quota> quota(MailboxName name) {
        Place place = place(name);
        return isKnown(place.owner()) ? account(place).facet(Quota.class) : Optional.empty();
    }

    /**
     * Returns whether the user may know how much the owner of a mailbox holds: of the own account, as an administrator, and of
     * a mailbox that the user may read (RFC 9208 section 6).
     */
    public boolean mayKnowQuota(MailboxName name) {
        Place place = place(name);
        return isOwner(place) || isAdministrator() || guard(place).rights().has(Right.READ);
    }

    /** Returns what somebody holds and may hold: oneself, and for administrators anybody, or nobody: what is shared. */
    public Optional<Quota> quota(Optional<String> owner) {
        boolean mine = owner.isPresent() && owner.get().equals(user.user());
        return mine || isAdministrator()
                ? store.account(owner.orElse(Namespaces.NOBODY)).facet(Quota.class)
                : Optional.empty();
    }

    /** Returns annotations under the rights of the user; any other facet is that of the user's own account. */
    @Override
    public <T> Optional<T> facet(Class<T> kind) {
        if (kind == Annotations.class) {
            return own.facet(Annotations.class).map(facet -> kind.cast(new VisibleAnnotations(this, facet)));
        }
        return kind == AccessLists.class ? Optional.empty() : own.facet(kind);
    }

    /** Returns which features the store has and this user can use. */
    public Stream<Feature> features() {
        return features.stream();
    }
}
