package org.restante.protocol.mime;

/**
 * What is left of a subject without "Re:" and its like (RFC 5256 section 2.1): SORT and THREAD compare it.
 *
 * @param text the base subject, decoded
 * @param replyOrForward whether the message is a reply or forward, as THREAD=REFERENCES understands it
 */
public record BaseSubject(String text, boolean replyOrForward) {
    /** Takes a Subject field's value, unfolded and not decoded. */
    public static BaseSubject of(String subject) {
        return new Extraction(spaced(EncodedWords.decode(subject))).run();
    }

    // (1) "Convert all tabs and continuations to space. Convert all multiple spaces to a single space."
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSpace = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!isSpace || !space) {
                spaced.append(isSpace ? ' ' : c);
            }
            space = isSpace;
        }
        return spaced.toString();
    }

    /** Steps (2) to (6): the subject shrinks from both ends; each character is looked at a bounded number of times. */
    private static final class Extraction {
        private static final String FORWARD_HEADER = "[fwd:";
        private static final String FORWARD_TRAILER = "(fwd)";

        private final String text;
        private int from;
        private int to;
        private boolean artifact;

        Extraction(String text) {
            this.text = text;
            this.to = text.length();
        }

        BaseSubject run() {
            do {
                removeTrailers();
                removeLeaders();
            } while (unwrapForward());
            return new BaseSubject(text.substring(from, to), artifact);
        }

        // (2) subj-trailer = "(fwd)" / WSP
        private void removeTrailers() {
            while (from < to) {
                if (text.charAt(to - 1) == ' ') {
                    to--;
                } else if (to - from >= FORWARD_TRAILER.length()
                        && isAt(to - FORWARD_TRAILER.length(), FORWARD_TRAILER)) {
                    to -= FORWARD_TRAILER.length();
                    artifact = true;
                } else {
                    return;
                }
            }
        }

        // (3) to (5); subj-leader = (*subj-blob subj-refwd) / WSP
        private void removeLeaders() {
            while (from < to) {
                if (text.charAt(from) == ' ') {
                    from++;
                    continue;
                }
                int lastBlob = from; // where the last of the blobs begins
                int end = from; // where all of them end
                for (int next = afterBlob(end); next > end; next = afterBlob(end)) {
                    lastBlob = end;
                    end = next;
                }
                int behind = afterReplyMark(end);
                if (behind > end) {
                    from = behind;
                    artifact = true;
                } else {
                    // (4): none of the blobs is followed by a leader, so that they go one by one, but for one that is
                    // all.
                    boolean rest = end < to;
                    boolean removed = rest ? end > from : lastBlob > from;
                    from = rest ? end : lastBlob;
                    if (!removed || !rest) {
                        return;
                    }
                }
            }
        }

        // subj-blob = "[" *BLOBCHAR "]" *WSP; returns where it began if there is none
        private int afterBlob(int start) {
            if (start >= to || text.charAt(start) != '[') {
                return start;
            }
            int at = start + 1;
            while (at < to && text.charAt(at) != '[' && text.charAt(at) != ']') {
                at++;
            }
            return at < to && text.charAt(at) == ']' ? afterSpace(at + 1) : start;
        }

        private int afterSpace(int start) {
            int at = start;
            while (at < to && text.charAt(at) == ' ') {
                at++;
            }
            return at;
        }

        // subj-refwd = ("re" / ("fw" ["d"])) *WSP [subj-blob] ":"
        private int afterReplyMark(int start) {
            int at = start;
            if (isAt(start, "re")) {
                at += 2;
            } else if (isAt(start, "fwd")) {
                at += 3;
            } else if (isAt(start, "fw")) {
                at += 2;
            } else {
                return start;
            }
            at = afterBlob(afterSpace(at));
            return at < to && text.charAt(at) == ':' ? at + 1 : start;
        }

        // (6) "[fwd:" ... "]"
        private boolean unwrapForward() {
            if (to - from > FORWARD_HEADER.length() && isAt(from, FORWARD_HEADER) && text.charAt(to - 1) == ']') {
                from += FORWARD_HEADER.length();
                to--;
                artifact = true;
                return true;
            }
            return false;
        }

        private boolean isAt(int start, String lowerCase) {
            if (to - start < lowerCase.length()) {
                return false;
            }
            for (int i = 0; i < lowerCase.length(); i++) {
                if (Ascii.lower(text.charAt(start + i)) != lowerCase.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
