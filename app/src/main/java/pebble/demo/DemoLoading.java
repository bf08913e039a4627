package pebble.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pebble.command.RunningProduct;
import pebble.command.RunningProduct.Answer;
import pebble.demo.Cast.Colleague;
import pebble.demo.Cast.Company;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Loads the demo into the product that runs on a data folder. The moment at which its three weeks end is kept there, so a second
 * load brings the same mails, which changes nothing, and one that was interrupted is finished.
 */
public final class DemoLoading {
    private static final String LOADED = "loaded";

    private final RunningProduct product;
    private final Path marker;
    private final Terminal terminal;
    private final Clock clock;

    public DemoLoading(Path data, Terminal terminal, Clock clock) {
        this.product = new RunningProduct(data);
        this.marker = data.resolve("demo");
        this.terminal = terminal;
        this.clock = clock;
    }

    public void load() {
        List<String> kept = kept();
        if (kept.contains(LOADED)) {
            terminal.say("  The demo is loaded already.");
            return;
        }
        Instant end = kept.isEmpty() ? clock.instant().truncatedTo(ChronoUnit.SECONDS) : Instant.parse(kept.getFirst());
        keep(end.toString());
        terminal.say("Loading the demo");
        Map<String, String> companies = companies();
        Map<String, String> users = users(companies);
        customers();
        Map<String, String> mailboxes = mailboxes(companies);
        rules();
        mails(mailboxes, end);
        work(users, companies, end);
        keep(end + "\n" + LOADED);
        terminal.say("  Sign in as one of these, password " + Cast.PASSWORD + ":");
        for (Colleague colleague : Cast.COLLEAGUES) {
            terminal.say(String.format("    %-34s %-12s %s", colleague.email(), colleague.name(), colleague.role()));
        }
    }

    private Map<String, String> companies() {
        Map<String, String> ids = known("/entities?limit=500", "name");
        for (Company company : Cast.GROUP) {
            ids.computeIfAbsent(company.name(), name -> id("/entities", Map.of("name", name)));
        }
        terminal.say("  " + Cast.GROUP.size() + " companies");
        return ids;
    }

    private Map<String, String> users(Map<String, String> companies) {
        Map<String, String> known = known("/users?limit=500", "email");
        Map<String, String> ids = new HashMap<>();
        for (Colleague colleague : Cast.COLLEAGUES) {
            ids.put(
                    colleague.email(),
                    known.computeIfAbsent(
                            colleague.email(),
                            email -> id(
                                    "/users",
                                    Map.of(
                                            "email", email,
                                            "name", colleague.name(),
                                            "password", Cast.PASSWORD,
                                            "roles", List.of(colleague.role()),
                                            "entities",
                                                    colleague.companies().stream()
                                                            .map(c -> companies.get(c.name()))
                                                            .toList(),
                                            "streams", colleague.streams()))));
        }
        terminal.say("  " + ids.size() + " users");
        return ids;
    }

    private void customers() {
        Map<String, String> known = known("/companies?limit=500", "name");
        for (List<Cast.Customer> customers : List.of(Cast.CUSTOMERS, Cast.BUYERS)) {
            for (Cast.Customer customer : customers) {
                known.computeIfAbsent(
                        customer.name(),
                        name -> id("/companies", Map.of("name", name, "domains", List.of(customer.domain()))));
            }
        }
    }

    private Map<String, String> mailboxes(Map<String, String> companies) {
        Map<String, String> ids = known("/mailboxes?limit=500", "address");
        for (Company company : Cast.GROUP) {
            Cast.MAILBOXES.forEach((box, stream) -> ids.computeIfAbsent(
                    company.address(box), address -> id("/mailboxes", mailbox(company, companies, box, stream))));
        }
        terminal.say("  " + Cast.GROUP.size() * Cast.MAILBOXES.size() + " mailboxes");
        return ids;
    }

    private static Map<String, String> mailbox(
            Company company, Map<String, String> companies, String box, String stream) {
        Map<String, String> mailbox = new HashMap<>(Map.of(
                "name",
                Character.toUpperCase(box.charAt(0)) + box.substring(1) + " "
                        + company.name().split(" ")[1],
                "address",
                company.address(box),
                "entity_id",
                String.valueOf(companies.get(company.name())),
                "kind",
                "import"));
        if (!stream.isEmpty()) {
            mailbox.put("default_stream", stream);
        }
        return mailbox;
    }

    private void rules() {
        ObjectNode router = (ObjectNode) product.mustGet("/router").body();
        if (router.path("rules").isEmpty()) {
            router.set("rules", Script.rules());
            product.mustPut("/router", router.path("version").asInt(), router);
        }
        terminal.say("  " + router.path("rules").size() + " rules");
    }

    private void mails(Map<String, String> mailboxes, Instant end) {
        int received = 0;
        for (Map.Entry<String, byte[]> box : Correspondence.until(end).entrySet()) {
            Answer answer = product.mustPost(
                    "/mailboxes/" + mailboxes.get(box.getKey()) + "/messages", "application/mbox", box.getValue());
            received += answer.body().path("received").asInt();
            terminal.progress("  " + received + " mails");
        }
        terminal.progressDone();
        terminal.say("  " + received + " mails");
        for (int left = pending(); left > 0; left = pending()) {
            terminal.progress("  " + left + " mails still to be placed");
            pause();
        }
        terminal.progressDone();
    }

    private int pending() {
        return product.mustGet("/messages?disposition=pending&limit=500")
                .body()
                .path("items")
                .size();
    }

    private void work(Map<String, String> users, Map<String, String> companies, Instant end) {
        String address = product.address();
        WorkingDay day = new WorkingDay(users, companies, end);
        Cast.COLLEAGUES.stream()
                .filter(colleague -> colleague.role().equals("MANAGER"))
                .forEach(manager -> day.sort(Person.signedIn(address, manager.email())));
        // the manager comes last and takes what the others left
        for (String role : List.of("AGENT", "QUALITY", "MARKETING", "MANAGER")) {
            Cast.COLLEAGUES.stream()
                    .filter(colleague -> colleague.role().equals(role))
                    .forEach(colleague -> work(day, Person.signedIn(address, colleague.email()), colleague, users));
        }
        terminal.say("  cards sorted, moved, assigned, noted and snoozed by their people");
    }

    private static void work(WorkingDay day, Person person, Colleague colleague, Map<String, String> users) {
        colleague.streams().forEach(stream -> day.of(person, String.valueOf(users.get(colleague.email())), stream));
    }

    private Map<String, String> known(String path, String field) {
        Map<String, String> ids = new HashMap<>();
        for (JsonNode item : product.mustGet(path).body().path("items")) {
            ids.put(item.path(field).asString(), item.path("id").asString());
        }
        return ids;
    }

    private String id(String path, Map<String, ?> body) {
        return product.mustPost(path, body).body().path("id").asString();
    }

    private List<String> kept() {
        try {
            return Files.exists(marker) ? Files.readAllLines(marker) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(String text) {
        try {
            Files.writeString(marker, text + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", "Start it again with --demo: it goes on.");
        }
    }
}
