package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pebble.reading.Outcome;

/** Small files that would be large. Whatever becomes of them, the next file is read. */
@Timeout(180)
class BombTest {
    private static final String MAIN_WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String MAIN_SHEET =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    @TempDir
    Path folder;

    @Test
    void a_document_that_unpacks_to_gigabytes_is_refused() throws IOException {
        Path docx = Zipped.bomb(folder.resolve("bomb.docx"), MAIN_WORD, "word/document.xml", "<w:document>", 1_100);
        Path xlsx = Zipped.bomb(folder.resolve("bomb.xlsx"), MAIN_SHEET, "xl/workbook.xml", "<workbook>", 400);

        assertThat(TestReader.outcome(docx, null))
                .isEqualTo(new Outcome.Refused("It would unpack to far more than any honest document."));
        assertThat(TestReader.outcome(xlsx, null)).isInstanceOf(Outcome.Refused.class);
        theNextIsRead();
    }

    @Test
    void a_document_with_a_text_of_300_megabytes_ends() throws IOException {
        Path docx = Zipped.bomb(
                folder.resolve("long.docx"),
                MAIN_WORD,
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>",
                300);

        assertThat(TestReader.outcome(docx, null)).isNotNull();
        theNextIsRead();
    }

    @Test
    void a_laugh_that_multiplies_is_not_laughed() throws IOException {
        StringBuilder xml = new StringBuilder("<!DOCTYPE l [<!ENTITY l0 \"laugh\">");
        for (int i = 1; i < 12; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        xml.append("]><l>&l11;</l>");

        Outcome.Read read = TestReader.read(Files.writeString(folder.resolve("laughs.xml"), xml));

        assertThat(TestReader.text(read)).hasSizeLessThan(100);
    }

    @Test
    void a_page_that_unpacks_without_end_is_ended_with() throws IOException {
        Path file = folder.resolve("endless.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            var stream = document.getDocument().createCOSStream();
            stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
            try (var out = new DeflaterOutputStream(stream.createRawOutputStream())) {
                byte[] filling = "q ".repeat(1 << 19).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 600; i++) {
                    out.write(filling);
                }
            }
            page.getCOSObject().setItem(COSName.CONTENTS, stream);
            document.save(file.toFile());
        }

        assertThat(TestReader.outcome(file, null)).isNotNull();
        theNextIsRead();
    }

    @Test
    void an_image_of_a_billion_pixels_is_refused_by_its_header() throws IOException {
        Path file = folder.resolve("wide.png");
        ByteBuffer png = ByteBuffer.allocate(100);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(40_000).putInt(40_000);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        png.putInt(13).put(header.array()).putInt((int) crc.getValue());
        Files.write(file, png.array());

        assertThat(TestReader.outcome(file, null))
                .isEqualTo(new Outcome.Refused("A page of it has more than 120 megapixels."));
        assertThat(TestReader.READER.draw(file, TestReader.format(file), null, 1, 1_000))
                .isEmpty();
    }

    private void theNextIsRead() throws IOException {
        Path next = Files.writeString(folder.resolve("next.txt"), "next");
        assertThat(TestReader.text(TestReader.read(next))).isEqualTo("next");
    }
}
