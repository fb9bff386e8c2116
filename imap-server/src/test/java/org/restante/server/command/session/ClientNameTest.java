package org.restante.server.command.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.protocol.command.Id;

final class ClientNameTest {
    @Test
    void oneLineOfPrintableText() {
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        fields.put("name", Optional.of("mail\r\n2026-01-01 ERROR forged \u001b[31m"));
        fields.put("version", Optional.empty());
        fields.put("vendor", Optional.of("\u00e9"));
        assertThat(ClientName.of(new Id(fields))).isEqualTo("name=mail??2026-01-01 ERROR forged ?[31m, vendor=?");
    }

    @Test
    void notMuchOfIt() {
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            fields.put("name" + i, Optional.of("x".repeat(1024)));
        }
        assertThat(ClientName.of(new Id(fields))).hasSizeLessThan(700).contains("name0=" + "x".repeat(64) + "...");
    }
}
