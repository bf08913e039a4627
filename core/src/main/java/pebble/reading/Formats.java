package pebble.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import pebble.reading.Format.Kind;

/**
 * Tells what a file is. The first bytes of binary formats decide, whatever the name says. Bytes that are merely text say little of themselves, so they pass
 * only where name and declared type are text's too, or absent. What calls itself a program is refused whatever it holds.
 */
public final class Formats {
    private static final int HEAD = 64 * 1024;
    /** The list of a larger archive's entries is not looked at here. */
    private static final long LISTED = 64L << 20;

    private static final Set<String> PROGRAMS = Set.of(
            "exe",
            "dll",
            "com",
            "scr",
            "msi",
            "msp",
            "cpl",
            "sys",
            "bat",
            "cmd",
            "ps1",
            "psm1",
            "vbs",
            "vbe",
            "js",
            "jse",
            "mjs",
            "wsf",
            "wsh",
            "hta",
            "sh",
            "bash",
            "zsh",
            "csh",
            "ksh",
            "run",
            "bin",
            "elf",
            "so",
            "dylib",
            "app",
            "apk",
            "ipa",
            "jar",
            "war",
            "ear",
            "class",
            "py",
            "pyc",
            "pl",
            "rb",
            "php",
            "phtml",
            "phar",
            "asp",
            "aspx",
            "jsp",
            "jspx",
            "cgi",
            "lnk",
            "reg",
            "scf",
            "pif",
            "gadget",
            "deb",
            "rpm",
            "dmg",
            "pkg",
            "htaccess");
    private static final Set<String> PROGRAM_TYPES = Set.of(
            "application/x-msdownload",
            "application/x-msdos-program",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-sharedlib",
            "application/x-mach-binary",
            "application/x-sh",
            "application/x-shellscript",
            "application/x-bat",
            "application/x-msi",
            "application/java-archive",
            "application/java-vm",
            "application/x-java-applet",
            "application/javascript",
            "application/x-javascript",
            "text/javascript",
            "application/x-php",
            "application/x-httpd-php",
            "text/x-php",
            "text/x-python",
            "application/x-python-code",
            "text/x-sh",
            "application/vnd.microsoft.portable-executable",
            "application/x-ms-shortcut",
            "application/hta",
            "application/vnd.android.package-archive",
            "application/x-perl",
            "text/x-perl",
            "text/vbscript");
    private static final Set<String> TEXT_NAMES = Set.of(
            "txt",
            "text",
            "asc",
            "md",
            "markdown",
            "rst",
            "log",
            "csv",
            "tsv",
            "tab",
            "html",
            "htm",
            "xhtml",
            "xht",
            "xml",
            "xsd",
            "xsl",
            "xslt",
            "dtd",
            "ubl",
            "svg",
            "json",
            "yaml",
            "yml",
            "ini",
            "conf",
            "properties",
            "eml",
            "mht",
            "mhtml",
            "ics",
            "vcf",
            "edi",
            "tex");
    private static final Set<String> TEXT_TYPES = Set.of(
            "",
            "application/octet-stream",
            "binary/octet-stream",
            "application/xml",
            "application/json",
            "application/csv",
            "application/xhtml+xml",
            "message/rfc822",
            "application/mbox",
            "application/yaml",
            // What some systems declare of their tables.
            "application/vnd.ms-excel");
    private static final Map<String, Kind> BINARY = Map.ofEntries(
            Map.entry("application/pdf", Kind.PDF),
            Map.entry("image/png", Kind.IMAGE),
            Map.entry("image/jpeg", Kind.IMAGE),
            Map.entry("image/tiff", Kind.IMAGE),
            Map.entry("image/bmp", Kind.IMAGE),
            Map.entry("image/gif", Kind.IMAGE),
            Map.entry("image/webp", Kind.IMAGE),
            Map.entry("image/heic", Kind.IMAGE),
            Map.entry("image/heif", Kind.IMAGE),
            Map.entry("application/rtf", Kind.OFFICE),
            Map.entry("application/x-tika-msoffice", Kind.OFFICE),
            Map.entry("application/x-tika-ooxml", Kind.OFFICE),
            Map.entry("application/msword", Kind.OFFICE),
            Map.entry("application/vnd.ms-excel", Kind.OFFICE),
            Map.entry("application/vnd.ms-powerpoint", Kind.OFFICE),
            Map.entry("application/vnd.ms-outlook", Kind.OFFICE));
    private static final Map<String, String> TABLES =
            Map.of("csv", "text/csv", "tsv", "text/tab-separated-values", "tab", "text/tab-separated-values");

    private static final Map<String, String> OFFICE_NAMES = Map.ofEntries(
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("docm", "application/vnd.ms-word.document.macroenabled.12"),
            Map.entry("dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("xlsm", "application/vnd.ms-excel.sheet.macroenabled.12"),
            Map.entry("xlsb", "application/vnd.ms-excel.sheet.binary.macroenabled.12"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("pptm", "application/vnd.ms-powerpoint.presentation.macroenabled.12"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("odp", "application/vnd.oasis.opendocument.presentation"));
    private static final Map<String, String> OLD_OFFICE_NAMES = Map.of(
            "doc",
            "application/msword",
            "xls",
            "application/vnd.ms-excel",
            "ppt",
            "application/vnd.ms-powerpoint",
            "msg",
            "application/vnd.ms-outlook");

    // The first bytes only: other detectors of the library would open the file to see what is inside.
    private static final MimeTypes MAGIC = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry REGISTRY = MediaTypeRegistry.getDefaultRegistry();

    private Formats() {}

    /** What a file is, or why it is none that is read here. */
    public sealed interface Told {
        record Known(Format format) implements Told {}

        /** An archive of files. */
        record Zip() implements Told {}

        /** @param reason a sentence for people */
        record Unknown(String reason) implements Told {}
    }

    /**
     * @param filename as the sender calls it, or nothing
     * @param declaredType as the sender declares it, or nothing
     */
    public static Told of(Path file, @Nullable String filename, @Nullable String declaredType) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String ending = ending(filename);
        String declared = plain(declaredType);
        if (PROGRAMS.contains(ending) || PROGRAM_TYPES.contains(declared)) {
            return new Told.Unknown("Programs are not taken, whatever they hold. Send the document itself.");
        }
        if (head.length == 0) {
            return new Told.Unknown("The file is empty.");
        }
        String type = magic(head, ending);
        if (type.equals("application/zip")) {
            return packed(file, ending);
        }
        if (type.startsWith("application/vnd.oasis.opendocument.")) {
            return new Told.Known(new Format(type, Kind.OFFICE));
        }
        Kind binary = BINARY.get(type);
        if (binary != null) {
            return new Told.Known(new Format(settled(type, ending), binary));
        }
        if (!REGISTRY.isInstanceOf(MediaType.parse(type), MediaType.TEXT_PLAIN)) {
            return new Told.Unknown(
                    "Files of this kind are not read. Send a PDF, an image, an office document, a mail or text.");
        }
        boolean textual = (ending.isEmpty() || TEXT_NAMES.contains(ending))
                && (TEXT_TYPES.contains(declared) || declared.startsWith("text/") || declared.endsWith("+xml"));
        return textual
                ? new Told.Known(text(type, ending, declared))
                : new Told.Unknown("The file holds plain text, which is not what its name or its declared type says.");
    }

    private static String magic(byte[] head, String ending) throws IOException {
        String type = MAGIC.detect(TikaInputStream.get(head), new Metadata()).toString();
        boolean unknown = type.equals("application/octet-stream");
        // Letters of old charsets look like anything.
        return unknown && TEXT_NAMES.contains(ending) && holdsNoControls(head) ? "text/plain" : type;
    }

    private static boolean holdsNoControls(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return true;
    }

    /** By the media type that {@link #of} told or a reader found inside. */
    public static Format format(String mediaType) {
        Kind binary = BINARY.get(mediaType);
        if (binary != null) {
            return new Format(mediaType, binary);
        }
        if (mediaType.startsWith("text/") || mediaType.equals("application/xml")) {
            return new Format(mediaType, Kind.TEXT);
        }
        return new Format(mediaType, mediaType.equals("message/rfc822") ? Kind.MAIL : Kind.OFFICE);
    }

    private static Format text(String type, String ending, String declared) {
        if (type.equals("message/rfc822") || ending.equals("eml") || declared.equals("message/rfc822")) {
            return new Format("message/rfc822", Kind.MAIL);
        }
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return new Format("text/html", Kind.TEXT);
        }
        if (type.endsWith("xml")) {
            return new Format("application/xml", Kind.TEXT);
        }
        String table = TABLES.get(ending);
        return new Format(table == null ? ending.startsWith("htm") ? "text/html" : "text/plain" : table, Kind.TEXT);
    }

    /** Office documents are zip files: what they are, the list of what is in them tells; where that is too long or missing, their name. */
    private static Told packed(Path file, String ending) throws IOException {
        if (Files.size(file) <= LISTED) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                if (zip.getEntry("[Content_Types].xml") != null) {
                    return new Told.Known(new Format(settled("application/x-tika-ooxml", ending), Kind.OFFICE));
                }
                if (zip.getEntry("content.xml") != null && zip.getEntry("META-INF/manifest.xml") != null) {
                    return new Told.Known(new Format("application/vnd.oasis.opendocument.text", Kind.OFFICE));
                }
                return new Told.Zip();
            } catch (IOException | IllegalArgumentException damaged) {
                // Cut in the middle it has no list.
            }
        }
        return OFFICE_NAMES.containsKey(ending)
                ? new Told.Known(new Format(OFFICE_NAMES.get(ending), Kind.OFFICE))
                : new Told.Zip();
    }

    /** The name says more than the first bytes, until the inside has been read. */
    private static String settled(String type, String ending) {
        return switch (type) {
            case "application/x-tika-ooxml" ->
                OFFICE_NAMES.getOrDefault(ending, "application/vnd.openxmlformats-officedocument");
            case "application/x-tika-msoffice" -> OLD_OFFICE_NAMES.getOrDefault(ending, "application/x-ole-storage");
            default -> type;
        };
    }

    private static String ending(@Nullable String filename) {
        if (filename == null) {
            return "";
        }
        String name = filename.strip().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        return dot < 0 || dot < name.lastIndexOf('/')
                ? ""
                : name.substring(dot + 1).strip();
    }

    private static String plain(@Nullable String declaredType) {
        return declaredType == null ? "" : declaredType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
