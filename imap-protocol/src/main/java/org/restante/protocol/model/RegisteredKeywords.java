package org.restante.protocol.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The keywords of the registry that RFC 5788 began, each in the spelling in which it is registered. */
final class RegisteredKeywords {
    private static final Map<String, String> SPELLINGS = List.of(
                    // RFC 5788 section 3.4 (the first of them: RFC 3503)
                    "$MDNSent",
                    "$Forwarded",
                    "$SubmitPending",
                    "$Submitted",
                    // RFC 9051 section 2.3.2
                    "$Junk",
                    "$NotJunk",
                    "$Phishing",
                    // RFC 8457
                    "$Important",
                    // RFC 9979 section 9.1
                    "$autosent",
                    "$canunsubscribe",
                    "$followed",
                    "$hasattachment",
                    "$hasmemo",
                    "$hasnoattachment",
                    "$imported",
                    "$istrusted",
                    "$MailFlagBit0",
                    "$MailFlagBit1",
                    "$MailFlagBit2",
                    "$maskedemail",
                    "$memo",
                    "$muted",
                    "$new",
                    "$notify",
                    "$unsubscribed")
            .stream()
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private RegisteredKeywords() {}

    /** Returns the registered spelling of a keyword; one that is not registered is returned as it is. */
    static String spelling(String keyword) {
        return keyword.startsWith("$") ? SPELLINGS.getOrDefault(keyword.toLowerCase(Locale.ROOT), keyword) : keyword;
    }
}
