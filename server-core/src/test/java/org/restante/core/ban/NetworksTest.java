package org.restante.core.ban;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks as settings name them. */
final class NetworksTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
        "::ffff:192.0.2.7, 192.0.2.7, true",
    })
    void containsWhatBeginsAsItDoes(String network, String address, boolean contained) throws UnknownHostException {
        assertThat(Networks.parse(List.of(network)).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.1",
                "10.0.0.0/33",
                "10.0.0.1/8",
                "::1/129",
                "1.2.3.4/",
                "1.2.3.4/-1",
                "/8",
                "1.2.3.256",
                "::g",
                "1:2",
                "fe80::1%eth0",
                ".:1",
                "1.2.3.999",
                "1.2.3.4/8/8",
                "١.2.3.4"
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.parse(text));
    }
}
