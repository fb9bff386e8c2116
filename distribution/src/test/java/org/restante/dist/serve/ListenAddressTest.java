package org.restante.dist.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListenAddressTest {
    @Test
    void readsAddresses() {
        assertThat(ListenAddress.parse("127.0.0.1:1143, [::1]:0,*:65535"))
                .extracting(ListenAddress::url)
                .element(0)
                .isEqualTo("127.0.0.1:1143");
        assertThat(ListenAddress.url(ListenAddress.parse("[::1]:143").getFirst()))
                .isEqualTo("[0:0:0:0:0:0:0:1]:143");
        assertThat(ListenAddress.parse("*:1").getFirst().getAddress().isAnyLocalAddress())
                .isTrue();
        assertThat(ListenAddress.parse("off")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                ":1",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:65536",
                "127.0.0.1:-1",
                "127.0.0.1:\u0661",
                "::1:143",
                "1.1.1.1:1,,",
                "[::1]"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
