package pebble.command;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import tools.jackson.databind.JsonNode;

/** Lets a user in again who lost their password, a disabled administrator included, and prints the new one once. */
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
        return "admin reset-password EMAIL       sets a new password and prints it";
    }

    @Override
    public int run(List<String> words) {
        if (words.size() != 3) {
            throw new Refusal("An e-mail address is needed.", "./pebble admin reset-password EMAIL");
        }
        JsonNode user = user(words.get(2));
        String password = password();
        product.mustPatch(
                "/users/" + user.path("id").asString(),
                user.path("version").asInt(),
                Map.of("password", password, "disabled", false));
        terminal.say("The new password of " + words.get(2) + " is " + password + "  (shown only now)");
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

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
