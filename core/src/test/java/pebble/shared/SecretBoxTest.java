package pebble.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBoxTest {

    @Test
    void what_was_sealed_is_opened_by_the_same_key_only() {
        String sealed = new SecretBox("one key").seal("hunter2 ünïcode");

        assertThat(sealed).doesNotContain("hunter2");
        assertThat(new SecretBox("one key").open(sealed)).isEqualTo("hunter2 ünïcode");
        assertThatThrownBy(() -> new SecretBox("another key").open(sealed)).hasMessageContaining("SECRET_KEY");
    }

    @Test
    void sealing_twice_gives_different_texts() {
        SecretBox box = new SecretBox("k");

        assertThat(box.seal("same")).isNotEqualTo(box.seal("same"));
    }
}
