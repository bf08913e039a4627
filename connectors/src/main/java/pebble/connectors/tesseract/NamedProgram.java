package pebble.connectors.tesseract;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Tesseract that {@code TESSERACT_CMD} names, after it told its version and what it was trained for. */
final class NamedProgram {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final Pattern VERSION = Pattern.compile("(?m)^tesseract v?(\\d[\\w.-]*)");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_/-]+");

    private final String command;
    private final Children children;

    NamedProgram(String command, Children children) {
        this.command = command;
        this.children = children;
    }

    Program ask(String languages) {
        Matcher version = VERSION.matcher(said("--version"));
        if (!version.find()) {
            throw wrong("is not Tesseract: it does not tell its version.");
        }
        List<String> trained = said("--list-langs")
                .lines()
                .map(String::strip)
                .filter(line -> LANGUAGE.matcher(line).matches())
                .toList();
        return Program.of(command, null, version.group(1), trained, languages);
    }

    private String said(String question) {
        Ending ending = children.inFolder(
                folder -> children.run(List.of(command, question), folder, TIME, Budget.USUAL.memory()));
        if (!ending.isGood()) {
            throw wrong(ending.inTime() ? "cannot be run: " + ending.told() : "does not answer.");
        }
        return ending.said();
    }

    private WrongTesseract wrong(String what) {
        return new WrongTesseract(
                "TESSERACT_CMD: " + command + " " + what,
                "Install Tesseract 4 or newer (Debian: apt-get install tesseract-ocr) and name its program, or remove"
                        + " TESSERACT_CMD to use the one that Pebble brings.");
    }
}
