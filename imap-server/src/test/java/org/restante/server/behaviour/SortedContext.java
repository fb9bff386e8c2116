package org.restante.server.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a client does that keeps the result of a SORT by ADDTO and REMOVEFROM (RFC 5267 section 4.3). */
final class SortedContext {
    private final List<Integer> results = new ArrayList<>();

    /** Begins with {@code * ESEARCH (TAG "a") UID ALL 3,1:2}. */
    SortedContext(List<String> responses) {
        String all = responses.getLast();
        results.addAll(numbers(all.substring(all.indexOf(" ALL ") + 5)));
    }

    private static List<Integer> numbers(String set) {
        List<Integer> numbers = new ArrayList<>();
        for (String range : set.split(",", -1)) {
            String[] ends = range.split(":", -1);
            IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                    .forEach(numbers::add);
        }
        return numbers;
    }

    /** Applies what one response says, if it is about that. */
    void apply(String response) {
        if (!response.startsWith("* ESEARCH")) {
            return;
        }
        for (int open = response.indexOf('(', 20); open >= 0; open = response.indexOf('(', open + 1)) {
            boolean add = response.startsWith("ADDTO ", open - 6);
            String[] words =
                    response.substring(open + 1, response.indexOf(')', open)).split(" ", -1);
            for (int i = 0; i < words.length; i += 2) {
                int position = Integer.parseInt(words[i]) - 1;
                List<Integer> numbers = numbers(words[i + 1]);
                if (add) {
                    results.addAll(position, numbers);
                } else {
                    List<Integer> removed = results.subList(position, position + numbers.size());
                    if (!removed.equals(numbers)) {
                        throw new AssertionError(response + " is not about " + removed + " of " + results);
                    }
                    removed.clear();
                }
            }
        }
    }

    @Override
    public String toString() {
        return results.stream().map(number -> " " + number).collect(Collectors.joining());
    }
}
