package pebble.connectors.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.PasswordProvider;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;

/** Office documents by what is in them: Microsoft's old and new formats, OpenDocument, RTF. Macros and embedded files are left alone. */
final class OfficeFile {
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] RTF = {'{', '\\', 'r', 't', 'f'};
    private static final String RTF_TYPE = "application/rtf";
    private static final String OUTLOOK_TYPE = "application/vnd.ms-outlook";
    private static final int HEAD = 64;
    private static final Set<String> OLD =
            Set.of("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint");
    private static final double LEAST_RATIO = 0.001;
    private static final long LARGEST_PART = 400L << 20;

    private OfficeFile() {}

    static String read(Path file, @Nullable String password, Pages pages) throws Exception {
        Head head = Head.of(file, HEAD);
        if (head.startsWith(OLE)) {
            return ole(file, password, pages);
        }
        if (head.startsWith(ZIP)) {
            return zip(file, password, pages);
        }
        if (head.startsWith(RTF)) {
            parse(new RTFParser(), file, null, pages);
            return RTF_TYPE;
        }
        throw new Refusal(Refusal.DAMAGED);
    }

    private static String ole(Path file, @Nullable String password, Pages pages) throws Exception {
        // PowerPoint is told it in no other way.
        Biff8EncryptionKey.setCurrentUserPassword(password);
        String type;
        try {
            type = parse(new OfficeParser(), file, password, pages);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        if (type.equals(OUTLOOK_TYPE)) {
            throw new Refusal("It is a mail, though it goes by another name.");
        }
        if (!OLD.contains(type) && !isOpenXml(type)) {
            throw new Refusal("It is an Office file of a kind that Pebble can keep but not read.");
        }
        return type;
    }

    private static String zip(Path file, @Nullable String password, Pages pages) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Unpacked.check(zip);
            if (OpenDocument.isOne(zip)) {
                return OpenDocument.read(zip, password, pages);
            }
        } catch (ZipException truncated) {
            // What comes before the damage may be readable.
        }
        String type = parse(new OOXMLParser(), file, password, pages);
        if (!isOpenXml(type)) {
            throw new Refusal(Refusal.DAMAGED);
        }
        return type;
    }

    private static boolean isOpenXml(String type) {
        return type.startsWith("application/vnd.openxmlformats-officedocument.")
                || type.startsWith("application/vnd.ms-");
    }

    /** @return the type that the parser has found */
    private static String parse(Parser parser, Path file, @Nullable String password, Pages pages) throws Exception {
        // The parsers switch POI's own guard off when they are loaded.
        ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        Metadata metadata = new Metadata();
        PagedText text = new PagedText(pages, metadata);
        try (TikaInputStream in = TikaInputStream.get(file)) {
            parser.parse(in, text, metadata, context(password));
        } catch (EncryptedDocumentException | org.apache.poi.EncryptedDocumentException locked) {
            throw new Locked();
        } catch (StackOverflowError deep) {
            if (!text.hasSome()) {
                throw deep;
            }
            pages.cutDeep();
        } catch (Exception broken) {
            if (!text.hasSome()) {
                throw broken;
            }
            // What stands before the damage, or before there was more than is read of one file, is kept.
            pages.cut();
        }
        text.finish();
        String type = metadata.get(Metadata.CONTENT_TYPE);
        return type == null ? "" : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static ParseContext context(@Nullable String password) {
        OfficeParserConfig config = new OfficeParserConfig();
        config.setExtractMacros(false);
        config.setUseSAXDocxExtractor(true);
        config.setUseSAXPptxExtractor(true);
        config.setIncludeSlideMasterContent(false);
        config.setConcatenatePhoneticRuns(false);
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, config);
        context.set(EmbeddedDocumentExtractor.class, new Nothing());
        context.set(Locale.class, Locale.ENGLISH);
        if (password != null) {
            context.set(PasswordProvider.class, metadata -> password);
        }
        return context;
    }

    /** What is embedded is a file of its own. */
    private static final class Nothing implements EmbeddedDocumentExtractor {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean outputHtml)
                throws IOException {
            // Never called, as it said.
        }
    }
}
