package org.restante.server.extension.fuzzy;

/** How much one word is like another. */
final class Likeness {
    private static final int SAME = 100;
    private static final int BEGINNING = 80;
    private static final int ONE_SLIP = 70;
    private static final int STEM = 60;
    private static final int TWO_SLIPS = 50;
    private static final int SHORTEST_BEGINNING = 3;
    private static final int SHORTEST_FOR_ONE = 4;
    private static final int SHORTEST_FOR_TWO = 7;

    private Likeness() {}

    /** Returns 0 to 100 for a word that is looked for and one that is there, both folded. */
    static int of(String wanted, String seen) {
        if (wanted.equals(seen)) {
            return SAME;
        }
        if (wanted.length() >= SHORTEST_BEGINNING && seen.startsWith(wanted)) {
            return BEGINNING;
        }
        if (seen.length() >= SHORTEST_FOR_ONE && wanted.startsWith(seen)) {
            return STEM;
        }
        int shorter = Math.min(wanted.length(), seen.length());
        if (shorter < SHORTEST_FOR_ONE) {
            return 0;
        }
        int allowed = shorter < SHORTEST_FOR_TWO ? 1 : 2;
        int slips = slips(wanted, seen, allowed);
        if (slips > allowed) {
            return 0;
        }
        return slips == 1 ? ONE_SLIP : TWO_SLIPS;
    }

    // The edit distance, if it is no more than so much (a band around the diagonal of Levenshtein's table); else more.
    private static int slips(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] before = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int from = Math.max(1, i - most);
            int to = Math.min(other.length(), i + most);
            row[from - 1] = from == 1 ? i : most + 1;
            int least = row[from - 1];
            for (int j = from; j <= to; j++) {
                int change = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                int drop = j < i + most ? before[j] + 1 : most + 1;
                row[j] = Math.min(change, Math.min(drop, row[j - 1] + 1));
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] swap = before;
            before = row;
            row = swap;
        }
        return before[other.length()];
    }
}
