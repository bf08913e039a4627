package pebble.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;

class ProductTest {
    private static final Start SERVE = Start.of(List.of("serve", "--no-work"));
    private static final Start WORK = Start.of(List.of("work"));

    @TempDir
    private Path data;

    @Test
    void on_a_servers_database_workers_share_the_folder_of_the_one_that_serves() {
        Variables server = variables("postgresql://pebble@db/pebble");
        try (DataFolder serving = Product.folder(SERVE, server);
                DataFolder working = Product.folder(WORK, server);
                DataFolder another = Product.folder(WORK, server)) {
            assertThat(serving.path()).isEqualTo(working.path()).isEqualTo(another.path());
            assertThatThrownBy(() -> Product.folder(SERVE, server)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void on_the_database_in_the_folder_nobody_works_beside_the_owner() {
        Variables embedded = variables("");
        try (DataFolder owner = Product.folder(SERVE, embedded)) {
            assertThat(owner.path()).isEqualTo(data);
            assertThatThrownBy(() -> Product.folder(WORK, embedded)).isInstanceOf(Refusal.class);
        }
    }

    private Variables variables(String databaseUrl) {
        return new Variables(Map.of("PEBBLE_DATA", data.toString(), "DATABASE_URL", databaseUrl), Map.of());
    }
}
