package org.restante.protocol.command;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The charsets in which SEARCH takes text (RFC 9051 section 6.4.4): a list of ours, not what Java happens to know. */
public final class SearchCharset {
    private static final List<String> NAMES = List.of(
            "US-ASCII",
            "UTF-8",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-3",
            "ISO-8859-4",
            "ISO-8859-5",
            "ISO-8859-6",
            "ISO-8859-7",
            "ISO-8859-8",
            "ISO-8859-9",
            "ISO-8859-13",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1254",
            "windows-1255",
            "windows-1256",
            "windows-1257",
            "windows-1258",
            "KOI8-R",
            "KOI8-U",
            "ISO-2022-JP",
            "Shift_JIS",
            "EUC-JP",
            "EUC-KR",
            "GB2312",
            "GBK",
            "GB18030",
            "Big5");
    // A slim Java may lack some of them.
    private static final List<String> SUPPORTED =
            NAMES.stream().filter(Charset::isSupported).toList();
    private static final Map<String, Charset> CHARSETS = SUPPORTED.stream()
            .collect(Collectors.toUnmodifiableMap(name -> name.toUpperCase(Locale.ROOT), Charset::forName));

    private SearchCharset() {}

    /** Finds a charset by its name, in any case. */
    public static Optional<Charset> of(String name) {
        return Optional.ofNullable(CHARSETS.get(name.toUpperCase(Locale.ROOT)));
    }

    /** Returns the names of all of them, the most common first. */
    public static List<String> names() {
        return SUPPORTED;
    }
}
