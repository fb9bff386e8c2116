package org.restante.store.maildir;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.UidSet;
import org.restante.store.MailboxState;
import org.restante.store.MessageRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives UIDs to files that others brought, and takes them from {@code new} to {@code cur}. Those that the UID list has get
 * the UID that it says. Runs while the mailbox and its UID list are locked.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int FEW = 200;
    private static final int BUFFER = 64 << 10;
    private static final long MAX_SIZE = 0xFFFF_FFFFL;

    private final OpenMailbox box;
    private final MailboxState before;
    private final List<FileName> fresh;
    private final List<FileName> unknown;
    private final Map<String, Flags> flagsOfLetters = new ConcurrentHashMap<>();

    Admission(OpenMailbox box, MailboxState before, List<FileName> fresh, List<FileName> unknown) {
        this.box = box;
        this.before = before;
        this.fresh = fresh;
        this.unknown = unknown;
    }

    private record Candidate(FileName name, InternalDate date, long size) {
        String base() {
            return name.base();
        }

        // Written out, since a hundred thousand of them are compared before anything is compiled.
        static int byAge(Candidate one, Candidate other) {
            int order = Long.compare(one.date.epochSecond(), other.date.epochSecond());
            return order != 0 ? order : one.name.base().compareTo(other.name.base());
        }
    }

    CatchUp.Arrivals admit() throws IOException {
        // What nobody has seen yet is recent; what lies in cur when the mailbox is first seen is not.
        boolean firstSight = before.uidNext() == 1 && box.recentFrom() == 1 && !unknown.isEmpty();
        List<Candidate> old = candidates(unknown);
        List<Candidate> young = candidates(takeIn(fresh));
        List<Candidate> listed = new ArrayList<>();
        List<Candidate> rest = new ArrayList<>();
        boolean reappeared = false;
        for (Candidate candidate : concat(old, young)) {
            UidList.Entry entry = box.assigned.get(candidate.base());
            if (entry != null && entry.uid() >= before.uidNext()) {
                listed.add(candidate);
            } else {
                rest.add(candidate);
                reappeared |= entry != null;
            }
        }
        if (reappeared) {
            LOG.warn("{}: files that had gone are back; they get new UIDs", box.files.folder());
        }
        listed.sort(Comparator.comparingLong(candidate -> uidOf(candidate)));
        List<Candidate> inOrder = rest.parallelStream().sorted(Candidate::byAge).toList();
        long next = box.listNext;
        List<Delta.Arrived> arrived = new ArrayList<>();
        for (Candidate candidate : listed) {
            arrived.add(arrived(
                    candidate,
                    uidOf(candidate),
                    box.assigned.get(candidate.base()).guid()));
            next = Math.max(next, uidOf(candidate) + 1);
        }
        next = Math.max(next, before.uidNext());
        for (Candidate candidate : inOrder) {
            if (next > UidSet.MAX_UID) {
                throw CatchUp.tooMany();
            }
            arrived.add(arrived(candidate, next++, candidate.base()));
        }
        if (firstSight) {
            box.recentFrom(firstOf(arrived, young).orElse(next));
        }
        return new CatchUp.Arrivals(next, arrived, reappeared);
    }

    private static OptionalLong firstOf(List<Delta.Arrived> arrived, List<Candidate> young) {
        if (young.isEmpty()) {
            return OptionalLong.empty();
        }
        Set<String> bases = young.stream().map(Candidate::base).collect(Collectors.toSet());
        return arrived.stream()
                .filter(message -> bases.contains(message.base()))
                .mapToLong(message -> message.row().uid())
                .min();
    }

    private static List<Candidate> concat(List<Candidate> some, List<Candidate> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private long uidOf(Candidate candidate) {
        return box.assigned.get(candidate.base()).uid();
    }

    private Delta.Arrived arrived(Candidate candidate, long uid, String guid) {
        Flags flags = flagsOfLetters.computeIfAbsent(
                candidate.name().letters(), letters -> FlagLetters.flags(letters, box.keywords.now(), Flags.NONE));
        box.files.put(uid, new MessageFile(candidate.name(), guid));
        long saved = before.messages().size() == 0 ? candidate.date().epochSecond() : box.storage.nowSeconds();
        MessageRow row = new MessageRow(uid, before.modSeq().next(), flags, candidate.date(), saved, candidate.size());
        return new Delta.Arrived(row, candidate.base(), guid);
    }

    // -- from new to cur

    private List<FileName> takeIn(List<FileName> names) throws IOException {
        List<FileName> taken = new ArrayList<>();
        for (FileName name : names) {
            FileName target = name.info().isEmpty() ? new FileName(name.base(), ":2,") : name;
            if (box.files.uidOf(name.base()).isPresent()) {
                target = new FileName(name.baseOfCopy(box.storage.names().next()), target.info());
                LOG.warn("{}: {} has come twice; the second becomes {}", box.files.folder(), name, target);
            }
            try {
                Path from = box.files.folder().resolve(MailboxFiles.NEW).resolve(name.toString());
                if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(from, box.files.cur(target), StandardCopyOption.ATOMIC_MOVE);
                    taken.add(target);
                }
            } catch (NoSuchFileException | FileAlreadyExistsException others) {
                LOG.debug("{} was taken by another program", name, others);
            }
        }
        return taken;
    }

    // -- what is known of a file without reading it, or by reading it

    private List<Candidate> candidates(List<FileName> names) throws IOException {
        if (names.size() < FEW) {
            List<Candidate> found = new ArrayList<>();
            for (FileName name : names) {
                candidate(name).ifPresent(found::add);
            }
            return found;
        }
        // Many files at once: one after the other the disk would be waited for.
        return names.parallelStream()
                .map(name -> Disk.attempt(() -> candidate(name)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Candidate> candidate(FileName name) throws IOException {
        Path path = box.files.cur(name);
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!file.isRegularFile()) {
                return Optional.empty();
            }
            long size = sizeOf(name, file.size(), path);
            if (size > MAX_SIZE) {
                LOG.warn("{} is too large to be a message", path);
                return Optional.empty();
            }
            return Optional.of(
                    new Candidate(name, InternalDate.of(file.lastModifiedTime().toInstant()), size));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private long sizeOf(FileName name, long octets, Path path) throws IOException {
        if (name.isExact()) {
            return octets;
        }
        OptionalLong told = name.wireSize();
        if (told.isEmpty()) {
            told = Optional.ofNullable(box.assigned.get(name.base()))
                    .flatMap(entry -> entry.field('W'))
                    .map(Numbers::parse)
                    .orElse(OptionalLong.empty());
        }
        // Every line may grow by an octet.
        return told.isPresent() && told.getAsLong() >= octets && told.getAsLong() <= 2 * octets
                ? told.getAsLong()
                : octets + loneLineFeeds(path, octets);
    }

    private static long loneLineFeeds(Path path, long octets) throws IOException {
        // Of all ways to read a file this is the shortest, which counts while nothing is compiled yet. It would follow
        // a link that has come meanwhile, and count its lines; nobody is shown them.
        try (InputStream in = new FileInputStream(path.toFile())) {
            LineFeeds count = new LineFeeds();
            // Most messages are small, and there may be a hundred thousand of them: one read has such a file whole, and
            // what comes behind the end that was seen is not of the message.
            byte[] buffer = new byte[Math.clamp(octets, 1, BUFFER)];
            for (long left = octets; left > 0; ) {
                int length = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (length < 0) {
                    break;
                }
                count.feed(buffer, 0, length);
                left -= length;
            }
            return count.lone();
        } catch (FileNotFoundException unreadable) { // whatever the reason
            throw Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? unreadable : new NoSuchFileException(path.toString());
        }
    }
}
