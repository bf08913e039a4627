package pebble.permissions;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.mail.Letters;

/** Mailboxes, imports and messages for the permission matrix, brought in through the product's own door. */
final class MailThings {
    private final Supplier<Http> admin;
    private final Map<String, Mail> made = new ConcurrentHashMap<>();

    MailThings(Supplier<Http> admin) {
        this.admin = admin;
    }

    /** One message with attachments, the import that brought it and the mailbox it lies in. */
    record Mail(String mailbox, String importId, String message) {}

    Mail ours(EntityId entity) {
        return made.computeIfAbsent("ours", unused -> mail(mailbox(entity, "sales")));
    }

    Mail theirs(EntityId entity) {
        return made.computeIfAbsent("theirs", unused -> mail(mailbox(entity, "sales")));
    }

    Mail oursToo(EntityId entity) {
        return made.computeIfAbsent("oursToo", unused -> mail(mailbox(entity, "sales")));
    }

    Mail theirsToo(EntityId entity) {
        return made.computeIfAbsent("theirsToo", unused -> mail(mailbox(entity, "sales")));
    }

    /** In the entity that is granted, but on a board that is not. */
    Mail elsewhere(EntityId entity) {
        return made.computeIfAbsent("elsewhere", unused -> mail(mailbox(entity, "quality")));
    }

    String mailbox(EntityId entity, String stream) {
        String address = "box-" + UUID.randomUUID() + "@ours.example";
        return created(admin.get()
                .post(
                        "/api/v1/mailboxes",
                        Map.of(
                                "name",
                                address,
                                "address",
                                address,
                                "entity_id",
                                entity.toString(),
                                "default_stream",
                                stream)));
    }

    String company() {
        return created(admin.get()
                .post("/api/v1/companies", Map.of("name", "Company " + UUID.randomUUID(), "domains", List.of())));
    }

    private static String created(Http.Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return answer.at("/id");
    }

    private Mail mail(String mailbox) {
        byte[] raw = Letters.from("customer@" + UUID.randomUUID() + ".example")
                .id(UUID.randomUUID() + "@customer.example")
                .with("Content-Type", "multipart/mixed; boundary=part")
                .body(part("text/plain", "") + part("text/csv", "a.csv") + part("text/csv", "b.csv") + "--part--")
                .raw();
        String importId = admin.get()
                .with("Content-Type", "message/rfc822")
                .send("POST", "/api/v1/mailboxes/" + mailbox + "/messages", raw)
                .at("/import_id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !message(mailbox, "disposition").equals("pending"));
        return new Mail(mailbox, importId, message(mailbox, "id"));
    }

    private static String part(String type, String filename) {
        return "--part\r\nContent-Type: " + type + "\r\n"
                + (filename.isEmpty() ? "" : "Content-Disposition: attachment; filename=" + filename + "\r\n")
                + "\r\nPlease quote.\r\n";
    }

    private String message(String mailbox, String field) {
        return admin.get().get("/api/v1/messages?mailbox_id=" + mailbox).at("/items/0/" + field);
    }
}
