package org.restante.server.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a client believes of its mailbox, from nothing but the responses that it was sent. A response that cannot be, such
 * as an EXPUNGE of a message that is not there or EXISTS that shrinks, is an error.
 */
final class MailboxModel {
    private static final Long UNKNOWN = 0L;

    private final List<Long> uids = new ArrayList<>();
    private final Map<Long, Set<String>> flags = new LinkedHashMap<>();

    /** What a client believes that knew these when it left. */
    static MailboxModel of(List<Long> uids, Map<Long, Set<String>> flags) {
        MailboxModel model = new MailboxModel();
        model.uids.addAll(uids);
        model.flags.putAll(flags);
        return model;
    }

    /** Takes note of a response; during FETCH, STORE and SEARCH there is no EXPUNGE (RFC 9051 section 7.5.1). */
    void accept(String response, boolean expungeAllowed) {
        String[] words = response.split(" ", 4);
        if (!words[0].equals("*") || words.length < 3) {
            return;
        }
        switch (words[2]) {
            case "EXISTS" -> exists(number(words[1]));
            case "EXPUNGE" -> {
                check(expungeAllowed, "EXPUNGE in a command that forbids it: " + response);
                check(number(words[1]) >= 1 && number(words[1]) <= uids.size(), "EXPUNGE of nothing: " + response);
                flags.remove(uids.remove(number(words[1]) - 1));
            }
            case "FETCH" -> fetched(number(words[1]), response);
            default -> {
                if (words[1].equals("VANISHED")) {
                    check(expungeAllowed, "VANISHED in a command that forbids it: " + response);
                    vanished(words[2]);
                }
            }
        }
    }

    private void exists(int count) {
        check(count >= uids.size(), "EXISTS " + count + " after " + uids.size());
        while (uids.size() < count) {
            uids.add(UNKNOWN);
        }
    }

    private void fetched(int number, String response) {
        check(number >= 1 && number <= uids.size(), "FETCH of message " + number + " of " + uids.size());
        Long uid = response.contains("UID ") ? Long.valueOf(word(response, "UID ")) : UNKNOWN;
        if (!uid.equals(UNKNOWN)) {
            Long known = uids.set(number - 1, uid);
            check(known.equals(UNKNOWN) || known.equals(uid), "message " + number + " was " + known + " and is " + uid);
            boolean ascending = number < 2 || uids.get(number - 2) < uid;
            check(ascending, "UIDs do not ascend at " + number);
        }
        int open = response.indexOf("FLAGS (");
        if (open >= 0 && !uids.get(number - 1).equals(UNKNOWN)) {
            String list = response.substring(open + 7, response.indexOf(')', open));
            Set<String> set = new TreeSet<>(list.isEmpty() ? List.of() : List.of(list.split(" ")));
            set.remove("\\Recent");
            flags.put(uids.get(number - 1), set);
        }
    }

    private static String word(String response, String after) {
        int start = response.indexOf(after) + after.length();
        int end = start;
        while (end < response.length() && Character.isDigit(response.charAt(end))) {
            end++;
        }
        return response.substring(start, end);
    }

    // Each of them was there, even if the client has not asked for its UID yet (RFC 7162 section 3.2.10.2).
    private void vanished(String set) {
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            long last = Long.parseLong(ends[ends.length - 1]);
            for (long uid = Long.parseLong(ends[0]); uid <= last; uid++) {
                check(uids.remove(uid) || uids.remove(UNKNOWN), "VANISHED of nothing: " + uid);
                flags.remove(uid);
            }
        }
    }

    /** Takes note of what vanished earlier, with which others may be named (RFC 7162 section 3.2.10.1). */
    void vanishedEarlier(String set) {
        for (String range : set.split(",")) {
            String[] ends = range.split(":");
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            uids.removeIf(uid -> uid >= first && uid <= last);
            flags.keySet().removeIf(uid -> uid >= first && uid <= last);
        }
    }

    /** Takes note of a flag that the client has set by itself. */
    void stored(long uid, String flag) {
        flags.computeIfPresent(uid, (key, known) -> {
            Set<String> more = new TreeSet<>(known);
            more.add(flag);
            return more;
        });
    }

    int size() {
        return uids.size();
    }

    /** The messages in order, as far as their UIDs are known. */
    List<Long> uids() {
        return List.copyOf(uids);
    }

    /** The flags by UID. */
    Map<Long, Set<String>> flags() {
        return Map.copyOf(flags);
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private static void check(boolean condition, String complaint) {
        if (!condition) {
            throw new AssertionError(complaint);
        }
    }
}
