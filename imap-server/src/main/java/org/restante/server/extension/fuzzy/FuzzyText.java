package org.restante.server.extension.fuzzy;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.mime.TextFolding;
import org.restante.protocol.mime.TextMatcher;
import org.restante.protocol.mime.TextQuery;

/**
 * Looks for text roughly: for its words, in any order and place, whatever their case and accents, with a slip or two, or for
 * the text as it is. Linear in the text that goes by; of a long query the first words count.
 */
final class FuzzyText implements TextQuery {
    private static final int MAX_WORDS = 16;
    private static final int MAX_WORD = 48; // chars; of a longer word the beginning counts
    private static final int BEST = 100;
    /** Less is no match: half of the words, or all of them with slips. */
    private static final int ENOUGH = 40;

    private final TextMatcher phrase;
    private final List<String> words;
    private final int[] best;
    private final StringBuilder word = new StringBuilder();

    FuzzyText(String wanted) {
        this.phrase = new TextMatcher(wanted);
        this.words = words(wanted);
        this.best = new int[words.size()];
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length() && words.size() < MAX_WORDS; i++) {
            if (i < text.length() && isOfWord(text.charAt(i))) {
                word.append(text.charAt(i));
            } else if (!word.isEmpty()) {
                words.add(folded(word));
                word.setLength(0);
            }
        }
        return words;
    }

    // What is beyond the first plane of Unicode is rarely a space.
    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.isSurrogate(c);
    }

    private static String folded(StringBuilder word) {
        String folded = TextFolding.fold(word.substring(0, Math.min(MAX_WORD, word.length())));
        StringBuilder bare = new StringBuilder(folded.length());
        folded.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    @Override
    public void feed(char[] text, int from, int to) {
        phrase.feed(text, from, to);
        for (int i = from; i < to && !found(); i++) {
            feed(text[i]);
        }
    }

    @Override
    public void feed(String text) {
        phrase.feed(text);
        for (int i = 0; i < text.length() && !found(); i++) {
            feed(text.charAt(i));
        }
    }

    private void feed(char c) {
        if (!isOfWord(c)) {
            endWord();
        } else if (word.length() < MAX_WORD) {
            word.append(c);
        }
    }

    private void endWord() {
        if (word.isEmpty() || best.length == 0) {
            return;
        }
        String seen = folded(word);
        word.setLength(0);
        for (int i = 0; i < best.length; i++) {
            if (best[i] < BEST) {
                best[i] = Math.max(best[i], Likeness.of(words.get(i), seen));
            }
        }
    }

    @Override
    public void restart() {
        endWord();
        phrase.restart();
    }

    @Override
    public boolean found() {
        return phrase.found();
    }

    /** Returns how well the text fits, 1 to 100; 0 if it does not. */
    int score() {
        endWord();
        if (phrase.found()) {
            return BEST;
        }
        int sum = 0;
        for (int score : best) {
            sum += score;
        }
        int score = best.length == 0 ? 0 : sum / best.length;
        return score < ENOUGH ? 0 : Math.min(score, BEST - 1);
    }
}
