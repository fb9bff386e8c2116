package org.restante.server.script;

import java.util.ArrayList;
import java.util.List;

/** What was said so far. */
final class Transcript {
    private static final int LONGEST = 2000;
    private final List<String> lines = new ArrayList<>();

    void sent(String session, String octets) {
        add("C", session, octets);
    }

    void received(String session, String octets) {
        add("S", session, octets);
    }

    private void add(String who, String session, String octets) {
        String line = octets.endsWith("\r\n") ? octets.substring(0, octets.length() - 2) : octets + "{end}";
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "{" + line.length() + " octets}" : line;
        StringBuilder visible = new StringBuilder(session.isEmpty() ? who + ": " : who + "[" + session + "]: ");
        for (char octet : shown.toCharArray()) {
            if (octet == '\n') {
                visible.append("\n|  ");
            } else if (octet < ' ' && octet != '\r' || octet > '~') {
                visible.append("{x%02X}".formatted((int) octet));
            } else if (octet != '\r') {
                visible.append(octet);
            }
        }
        lines.add(visible.toString());
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
