package org.restante.server.extension.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The words of one language for English texts. A number in a text is written {@code #} here, in the order in which they come;
 * a response code before a text stays as it is. What has no words in this language stays English.
 */
final class Translation implements UnaryOperator<String> {
    private final Map<String, String> words;

    private Translation(Map<String, String> words) {
        this.words = words;
    }

    /** Reads the words of a language from its file. */
    static Translation of(String tag) {
        Properties properties = new Properties();
        try (InputStream file = Translation.class.getResourceAsStream(tag + ".properties")) {
            if (file == null) {
                throw new IllegalArgumentException("no words for " + tag);
            }
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Translation(properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty)));
    }

    Map<String, String> words() {
        return words;
    }

    @Override
    public String apply(String english) {
        if (english.startsWith("[") && english.indexOf("] ") > 0) {
            int text = english.indexOf("] ") + 2;
            return english.substring(0, text) + apply(english.substring(text));
        }
        String exact = words.get(english);
        if (exact != null) {
            return exact;
        }
        StringBuilder key = new StringBuilder(english.length());
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < english.length(); i++) {
            char c = english.charAt(i);
            if (c < '0' || c > '9') {
                key.append(c);
            } else {
                if (key.isEmpty() || key.charAt(key.length() - 1) != '#') {
                    key.append('#');
                    numbers.append(numbers.isEmpty() ? "" : " ");
                }
                numbers.append(c);
            }
        }
        String pattern = words.get(key.toString());
        return pattern == null ? english : filled(pattern, numbers.toString().split(" "));
    }

    private static String filled(String pattern, String[] numbers) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < pattern.length(); i++) {
            boolean number = pattern.charAt(i) == '#' && next < numbers.length;
            text.append(number ? numbers[next++] : String.valueOf(pattern.charAt(i)));
        }
        return text.toString();
    }
}
