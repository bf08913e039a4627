package pebble.connectors.parsers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Office documents made by hand, for what no office program would write. */
final class Zipped {
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/%s" ContentType="%s"/>%s</Types>""";
    private static final String ROOT = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="%s"/>
            </Relationships>""";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private Zipped() {}

    /** @param entries name, content, name, content, … */
    static Path zip(Path file, String... entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    static Path docx(Path file, String doctype, String body, String relationships) throws IOException {
        return zip(
                file,
                "[Content_Types].xml",
                TYPES.formatted("word/document.xml", WORD + "document.main+xml", ""),
                "_rels/.rels",
                ROOT.formatted("word/document.xml"),
                "word/_rels/document.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relationships
                        + "</Relationships>",
                "word/document.xml",
                doctype + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>"
                        + body
                        + "</w:body></w:document>");
    }

    static Path xlsx(Path file, String doctype, String cell) throws IOException {
        String type = "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + SHEET + "worksheet+xml\"/>";
        return zip(
                file,
                "[Content_Types].xml",
                TYPES.formatted("xl/workbook.xml", SHEET + "sheet.main+xml", type),
                "_rels/.rels",
                ROOT.formatted("xl/workbook.xml"),
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                </Relationships>""",
                "xl/workbook.xml",
                """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="Prices" sheetId="1" r:id="rId1"/></sheets></workbook>""",
                "xl/worksheets/sheet1.xml",
                doctype
                        + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                        + "<c r=\"A1\" t=\"inlineStr\"><is><t>" + cell
                        + "</t></is></c></row></sheetData></worksheet>");
    }

    static Path odt(Path file, String doctype, String body) throws IOException {
        return zip(
                file,
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                doctype + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                        + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"><office:body><office:text>"
                        + body
                        + "</office:text></office:body></office:document-content>");
    }

    /** One part of a document, which unpacks to a thousand times its size. */
    static Path bomb(Path file, String mainType, String part, String begin, long megabytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (String[] entry : new String[][] {
                {"[Content_Types].xml", TYPES.formatted(part, mainType, "")}, {"_rels/.rels", ROOT.formatted(part)}
            }) {
                zip.putNextEntry(new ZipEntry(entry[0]));
                zip.write(entry[1].getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(begin.getBytes(StandardCharsets.UTF_8));
            byte[] filling = "A".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (long i = 0; i < megabytes; i++) {
                zip.write(filling);
            }
        }
        return file;
    }
}
