package pebble.mime;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes what a walk finds, and refuses to be told twice of one path. */
final class Found implements Containers.Sink {
    final Map<String, byte[]> mails = new LinkedHashMap<>();
    final Map<String, String> containers = new LinkedHashMap<>();
    final Map<String, String> skipped = new LinkedHashMap<>();

    @Override
    public void mail(String path, byte[] raw) {
        once(path);
        mails.put(path, raw);
    }

    @Override
    public void container(String path, String kind) {
        once(path);
        containers.put(path, kind);
    }

    @Override
    public void skipped(String path, String reason) {
        once(path);
        skipped.put(path, reason);
    }

    String mail(String path) {
        return new String(mails.get(path), StandardCharsets.ISO_8859_1);
    }

    private void once(String path) {
        if (mails.containsKey(path) || containers.containsKey(path) || skipped.containsKey(path)) {
            throw new AssertionError("Told twice of " + path);
        }
    }
}
