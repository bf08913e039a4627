package pebble.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every published payload as a mail: in its HTML, its subject, its sender's name, and the name and bytes of its attachment. */
final class HostileBrowserMail {
    private HostileBrowserMail() {}

    /** The payloads, each once; a character is a byte. */
    static List<String> payloads() throws IOException {
        Set<String> payloads = new LinkedHashSet<>();
        Path expectations = SharedData.path("security/dompurify/expect.json");
        for (JsonNode one : JsonMapper.shared().readTree(Files.readString(expectations))) {
            payloads.add(new String(
                    one.get("payload").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8), ISO_8859_1));
        }
        List<Path> lists = new ArrayList<>(List.of(SharedData.path("security/payload-lists/XSS_InjectionXSS.txt")));
        try (Stream<Path> files = Files.list(SharedData.path("security/payload-lists/XSS_Injection"))) {
            lists.addAll(files.sorted().toList());
        }
        for (Path list : lists) {
            Files.readString(list, ISO_8859_1)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(payloads::add);
        }
        return List.copyOf(payloads);
    }

    /** Pictures that carry scripts. */
    static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.path("security/hostile-files/XSS_Injection"))) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }
    }

    /** One mail; {@code number} is in the sender's address, by which it is found again. */
    static String mail(int number, String payload, String type, byte[] attachment) {
        return """
                Message-ID: <hostile-%1$d@attacker.example>
                Date: Tue, 6 Jan 2026 10:%2$02d:%3$02d +0530
                From: %4$s <hostile-%1$d@attacker.example>
                To: sales@ours.example
                Subject: %4$s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="between"

                --between
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: base64

                %5$s
                --between
                Content-Type: %6$s
                Content-Disposition: attachment; filename*=UTF-8''%7$s
                Content-Transfer-Encoding: base64

                %8$s
                --between--

                """.formatted(
                        number,
                        number / 60 % 60,
                        number % 60,
                        words(payload),
                        base64(payload.getBytes(ISO_8859_1)),
                        type,
                        percented(payload),
                        base64(attachment));
    }

    static byte[] mbox(List<String> mails) {
        StringBuilder box = new StringBuilder();
        mails.forEach(mail -> box.append("From hostile@attacker.example Tue Jan  6 10:00:00 2026\n")
                .append(mail));
        return box.toString().getBytes(US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes);
    }

    private static String words(String payload) {
        byte[] bytes = payload.getBytes(ISO_8859_1);
        StringBuilder words = new StringBuilder();
        for (int from = 0; from < bytes.length; from += 42) {
            byte[] some = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 42));
            words.append(from == 0 ? "" : "\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(some))
                    .append("?=");
        }
        return words.toString();
    }

    private static String percented(String payload) {
        StringBuilder name = new StringBuilder();
        for (byte b : payload.getBytes(ISO_8859_1)) {
            name.append("%%%02X".formatted(b));
        }
        return name.toString();
    }
}
