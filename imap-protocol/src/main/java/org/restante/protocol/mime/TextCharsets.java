package org.restante.protocol.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The charsets of text in messages: a list of ours with the names that mail uses, not what Java happens to know. */
public final class TextCharsets {
    // Each line: what Java calls it, then other names. The larger set is taken where mail names the smaller one.
    private static final List<String> NAMES = List.of(
            "UTF-8 utf8 unicode-1-1-utf-8 us-ascii ascii ansi_x3.4-1968 iso-ir-6 646",
            "UTF-16",
            "UTF-16BE",
            "UTF-16LE",
            "windows-1252 cp1252 cp-1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1",
            "ISO-8859-2 iso8859-2 latin2",
            "ISO-8859-3 iso8859-3 latin3",
            "ISO-8859-4 iso8859-4 latin4",
            "ISO-8859-5 iso8859-5",
            "ISO-8859-6 iso8859-6",
            "ISO-8859-7 iso8859-7",
            "ISO-8859-8 iso8859-8 iso-8859-8-i iso-8859-8-e",
            "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5",
            "ISO-8859-13",
            "ISO-8859-15 iso8859-15 latin9 latin-9",
            "windows-1250 cp1250",
            "windows-1251 cp1251",
            "windows-1253 cp1253",
            "windows-1255 cp1255",
            "windows-1256 cp1256",
            "windows-1257 cp1257",
            "windows-1258 cp1258",
            "IBM437 cp437",
            "IBM850 cp850",
            "IBM866 cp866",
            "KOI8-R",
            "KOI8-U",
            "TIS-620 windows-874 cp874",
            "ISO-2022-JP",
            "windows-31j shift_jis shift-jis sjis x-sjis cp932 ms_kanji",
            "EUC-JP x-euc-jp",
            "EUC-KR ks_c_5601-1987 ksc5601 cp949",
            "ISO-2022-KR",
            "GB18030 gb2312 gbk x-gbk cp936 euc-cn hz-gb-2312",
            "Big5 big5-hkscs cp950 x-x-big5");
    private static final Map<String, Charset> CHARSETS = charsets();

    private TextCharsets() {}

    private static Map<String, Charset> charsets() {
        Map<String, Charset> charsets = new HashMap<>();
        for (String line : NAMES) {
            String[] names = line.split(" ");
            if (Charset.isSupported(names[0])) { // a slim Java may lack some of them
                for (String name : names) {
                    charsets.put(name.toLowerCase(Locale.ROOT), Charset.forName(names[0]));
                }
            }
        }
        return Map.copyOf(charsets);
    }

    /** Returns the charset of this name, in any case, if it is in the list. */
    public static Optional<Charset> find(String name) {
        return Optional.ofNullable(CHARSETS.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the charset of this name; UTF-8 if mail does not say, or says what nobody knows. */
    public static Charset orUtf8(String name) {
        return find(name).orElse(StandardCharsets.UTF_8);
    }
}
