package pebble.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import pebble.Http;
import pebble.Pebble;

/** What the product answers at its root: health, figures, the screen and its places. */
@SpringBootTest(classes = Pebble.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OutsideTest {
    @LocalServerPort
    private int port;

    @Test
    void it_says_that_it_lives_and_is_ready() {
        assertThat(Http.at(port).get("/healthz").at("/status")).isEqualTo("up");
        assertThat(Http.at(port).get("/readyz").at("/status")).isEqualTo("ready");
    }

    @Test
    void figures_are_given_to_this_machine_only() {
        assertThat(Http.at(port).get("/metrics").text()).contains("jvm_memory_used_bytes");
        assertThat(Http.at(port)
                        .with("X-Forwarded-For", "203.0.113.7")
                        .get("/metrics")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/boards/sales", "/messages?disposition=noise"})
    void every_place_of_the_screen_answers_its_page(String place) {
        var answer = Http.at(port).get(place);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<div id=\"root\">");
        assertThat(answer.header("Cache-Control")).contains("no-cache");
    }

    @Test
    void what_is_no_place_of_the_screen_is_not_found_in_the_envelope() {
        assertThat(Http.at(port).get("/assets/gone.js").code()).isEqualTo("NOT_FOUND");
        assertThat(Http.at(port).get("/nothing.png").code()).isEqualTo("NOT_FOUND");
    }
}
