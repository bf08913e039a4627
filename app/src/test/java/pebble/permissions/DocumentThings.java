package pebble.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import pebble.Form;
import pebble.Http;
import pebble.identity.EntityId;

/** A picture that can be looked at, in each entity; out of the trash, and with the tag that a path may name. */
final class DocumentThings {
    private final Supplier<Http> admin;
    private final Map<EntityId, String> made = new ConcurrentHashMap<>();

    DocumentThings(Supplier<Http> admin) {
        this.admin = admin;
    }

    String of(EntityId entity) {
        String id = made.computeIfAbsent(entity, this::processed);
        admin.get().post("/api/v1/documents/" + id + "/restore", Map.of());
        admin.get().post("/api/v1/documents/" + id + "/tags", Map.of("tags", List.of("1")));
        return id;
    }

    private String processed(EntityId entity) {
        Http.Answer answer = new Form()
                .field("entity_id", entity.toString())
                .file("file", "matrix.png", "image/png", picture(entity))
                .post(admin.get(), "/api/v1/documents");
        assertThat(answer.status()).as(answer.text()).isIn(200, 202);
        String id = answer.at("/id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !admin.get()
                        .get("/api/v1/documents/" + id)
                        .at("/status")
                        .equals("processing"));
        return id;
    }

    /** Another for each: who sees the bytes already is told of the document that holds them. */
    private static byte[] picture(EntityId entity) {
        try {
            BufferedImage picture = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(60, 40, entity.hashCode());
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
