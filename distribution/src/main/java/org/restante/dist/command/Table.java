package org.restante.dist.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows with columns below one another. What clients have sent is shown, and does nothing to a terminal. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** Begins with a row that says what the columns are. */
    Table(String... heads) {
        row(heads);
    }

    /** Adds a row, of as many cells as there are heads. */
    void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(shown(cell));
        }
        rows.add(row);
    }

    private static String shown(String cell) {
        StringBuilder text = new StringBuilder();
        cell.codePoints().forEach(c -> text.appendCodePoint(isShown(c) ? c : '?'));
        return text.isEmpty() ? "-" : text.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    void print(PrintWriter out) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(
                        widths[i], row.get(i).codePointCount(0, row.get(i).length()));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(i == 0 ? "" : GAP).append(cell);
                line.append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length())));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
