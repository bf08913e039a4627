package pebble.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One endpoint as the OpenAPI document tells of it. */
record Operation(String method, String path, Set<String> allowed, boolean streams, boolean uploads) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    static List<Operation> of(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    Set<String> allowed = new TreeSet<>();
                    method.getValue().path("x-allowed").forEach(role -> allowed.add(role.asString()));
                    boolean streams =
                            method.getValue().at("/responses/200/content").has("text/event-stream");
                    boolean uploads =
                            method.getValue().at("/requestBody/content").has("multipart/form-data");
                    all.add(new Operation(method.getKey().toUpperCase(), path.getKey(), allowed, streams, uploads));
                }));
        return all;
    }

    boolean forAnyone() {
        return allowed.contains("ANYONE");
    }

    boolean writes() {
        return !method.equals("GET");
    }

    boolean hasParameters() {
        return path.contains("{");
    }

    /** The part of the path up to its first parameter, by which its fixture is found: {@code /api/v1/cards/{id}}. */
    String noun() {
        return path.substring(0, path.indexOf('}') + 1);
    }

    String at(String id) {
        return PARAMETER
                .matcher(path.replaceFirst("\\{[^}]+}", id).replace("{other}", id))
                .replaceAll("1");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
