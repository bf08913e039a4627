package pebble.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortTest {

    @Test
    void a_taken_port_is_refused_naming_who_has_it() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = new Port(InetAddress.getLoopbackAddress(), socket.getLocalPort());

            assertThatThrownBy(port::refuseTaken).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.reason())
                        .contains("is taken by java, process "
                                + ProcessHandle.current().pid());
                assertThat(refusal.cure()).contains("PORT=");
            });
        }
    }

    @Test
    void a_free_port_is_no_reason_to_refuse() {
        assertThatCode(() -> new Port(InetAddress.getLoopbackAddress(), Port.free()).refuseTaken())
                .doesNotThrowAnyException();
    }

    @Test
    void without_settings_only_this_machine_is_answered_at_8000() {
        var port = Port.of(new Variables(Map.of(), Map.of()));

        assertThat(port.address().isLoopbackAddress()).isTrue();
        assertThat(port.number()).isEqualTo(8000);
    }

    @Test
    void an_address_nobody_knows_is_refused() {
        assertThatThrownBy(() -> Port.of(new Variables(Map.of("BIND", "not an address"), Map.of())))
                .isInstanceOf(Refusal.class);
    }
}
