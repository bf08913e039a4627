package pebble.command;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import tools.jackson.databind.JsonNode;

/**
 * Lets a user in again who lost their password, a disabled administrator included. The new one is generated and printed once, or
 * is the first line of standard input, never a word of the command line, which everybody on the machine can read.
 */
final class ResetPasswordCommand implements Command {
    /** Without the letters and digits that look alike: 20 of 32 are 100 bits. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private final RunningProduct product;
    private final Terminal terminal;

    ResetPasswordCommand(RunningProduct product, Terminal terminal) {
        this.product = product;
        this.terminal = terminal;
    }

    @Override
    public List<String> name() {
        return List.of("admin", "reset-password");
    }

    @Override
    public String usage() {
        return "admin reset-password EMAIL       sets a new password and prints it; with --stdin it is read from there";
    }

    @Override
    public int run(List<String> words) {
        boolean given = words.size() == 4 && words.getLast().equals("--stdin");
        if (words.size() != 3 && !given) {
            throw new Refusal("An e-mail address is needed.", "./pebble admin reset-password EMAIL [--stdin]");
        }
        JsonNode user = user(words.get(2));
        String password = given ? terminal.hear() : generated();
        product.mustPatch(
                "/users/" + user.path("id").asString(),
                user.path("version").asInt(),
                Map.of("password", password, "disabled", false));
        terminal.say(
                given
                        ? "The password of " + words.get(2) + " is the one given."
                        : "The new password of " + words.get(2) + " is " + password + "  (shown only now)");
        return 0;
    }

    private JsonNode user(String email) {
        String cursor = "";
        while (true) {
            JsonNode page = product.mustGet("/users?limit=500&cursor=" + cursor).body();
            for (JsonNode user : page.path("items")) {
                if (user.path("email").asString().equalsIgnoreCase(email)) {
                    return user;
                }
            }
            cursor = page.path("next_cursor").asString("");
            if (cursor.isEmpty()) {
                throw new Refusal("There is no user " + email + ".", "Check the spelling.");
            }
        }
    }

    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
