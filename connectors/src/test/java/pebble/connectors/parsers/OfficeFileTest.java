package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.shared.SharedData;

class OfficeFileTest {
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";

    private static final String CONTENT =
            "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                    + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><text:p>secret</text:p></office:document-content>";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    docs/paperless/tika/sample.doc         | application/msword | This is a test document, saved in the older .doc format
                    docs/paperless/tika/sample.docx        | application/vnd.openxmlformats-officedocument.wordprocessingml.document | This is an DOCX test document, also made September 14, 2022
                    docs/paperless/tika/sample.odt         | application/vnd.oasis.opendocument.text | This is an ODT test document, created September 14, 2022
                    docs/tika/testRTF.rtf                  | application/rtf | indexation Word
                    docs/tika/testOpenOffice2.odt          | application/vnd.oasis.opendocument.text | This is a sample Open Office document, written in NeoOffice 2.2.1 for the Mac.
                    docs/tika/testPPT_various.pptx         | application/vnd.openxmlformats-officedocument.presentationml.presentation | Footnote appears here
                    docs/tika/testEXCEL_headers_footers.xls| application/vnd.ms-excel | Corporate HQ
                    sheets/poi-spreadsheet/SampleSS.xls    | application/vnd.ms-excel | I'm in bold blue, on a yellow background
                    sheets/poi-spreadsheet/SampleSS.xlsx   | application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | I'm in bold blue, on a yellow background
                    sheets/poi-spreadsheet/SampleSS.ods    | application/vnd.oasis.opendocument.spreadsheet | I'm in bold blue, on a yellow background
                    sheets/poi-spreadsheet/sample.xlsb     | application/vnd.ms-excel.sheet.binary.macroenabled.12 | Lorem
                    sheets/poi-spreadsheet/47026.xlsm      | application/vnd.ms-excel.sheet.macroenabled.12 | Sheet1
                    docs/tika/testWORD_sdtInTextBox.docx   | application/vnd.openxmlformats-officedocument.wordprocessingml.document | rich-text-content-control_inside-text-box
                    """)
    void the_text_of_office_documents_is_read(String name, String type, String text) {
        Outcome.Read read = TestReader.shared(name);

        assertThat(read.mediaType()).isEqualTo(type);
        assertThat(TestReader.text(read).replaceAll("\\s+", " ")).containsIgnoringCase(text);
        assertThat(read.cut()).isFalse();
    }

    @Test
    void sheets_are_pages() {
        for (String ending : new String[] {"xls", "xlsx", "ods"}) {
            assertThat(TestReader.shared("sheets/poi-spreadsheet/SampleSS." + ending)
                            .pages())
                    .as(ending)
                    .extracting(PageText::text)
                    .extracting(text -> text.lines().findFirst().orElse(""))
                    .containsExactly("First Sheet", "Sheet Number 2", "Sheet3");
        }
    }

    @Test
    void slides_are_pages() {
        assertThat(TestReader.shared("docs/tika/pictures.ppt").pages()).hasSize(4);
        assertThat(TestReader.shared("docs/tika/testPPT_masterText2.pptx").pages())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/poi/slideshow/Password_Protected-hello.ppt, hello",
        "sheets/poi-spreadsheet/xor-encryption-abc.xls, abc",
        "sheets/poi-spreadsheet/35897-type4.xls, freedom"
    })
    void a_password_opens_what_it_locks(String name, String password) {
        Path file = SharedData.path(name);

        assertThat(TestReader.outcome(file, null)).isEqualTo(new Outcome.Locked());
        assertThat(TestReader.outcome(file, "not it")).isEqualTo(new Outcome.Locked());
        assertThat(TestReader.text(TestReader.read(file, password))).isNotBlank();
    }

    @Test
    void what_is_locked_with_the_password_of_all_programs_opens() {
        Outcome.Read read = TestReader.shared("docs/poi/poifs/protected_agile.docx");

        assertThat(read.mediaType()).isEqualTo(OPEN_XML + "wordprocessingml.document");
        assertThat(TestReader.text(read)).isNotBlank();
    }

    @Test
    void a_password_opens_what_new_programs_lock() throws Exception {
        Path plain = Zipped.docx(folder.resolve("plain.docx"), "", "<w:p><w:r><w:t>secret</w:t></w:r></w:p>", "");
        Path locked = folder.resolve("locked.docx");
        Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword("open sesame");
        try (var container = new POIFSFileSystem();
                var out = Files.newOutputStream(locked)) {
            try (var inside = encryptor.getDataStream(container)) {
                Files.copy(plain, inside);
            }
            container.writeFilesystem(out);
        }

        assertThat(TestReader.outcome(locked, null)).isEqualTo(new Outcome.Locked());
        assertThat(TestReader.outcome(locked, "wrong")).isEqualTo(new Outcome.Locked());
        Outcome.Read read = TestReader.read(locked, "open sesame");
        assertThat(TestReader.text(read)).isEqualTo("secret");
        assertThat(read.mediaType()).isEqualTo(OPEN_XML + "wordprocessingml.document");
    }

    @Test
    void macros_are_not_told() {
        assertThat(TestReader.text(TestReader.shared("sheets/poi-spreadsheet/45431.xlsm")))
                .doesNotContain("End Sub");
    }

    /** As the standard says that it is done; no program of ours can write such a file. */
    @ParameterizedTest
    @CsvSource({"AES, 32, AES/CBC/NoPadding, 16, SHA-256", "Blowfish, 16, Blowfish/CFB/NoPadding, 8, SHA-1"})
    void a_password_opens_an_open_document(String algorithm, int size, String cipher, int block, String digest)
            throws Exception {
        byte[] salt = new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        byte[] start = MessageDigest.getInstance(digest).digest("open sesame".getBytes(StandardCharsets.UTF_8));
        var generator = new PKCS5S2ParametersGenerator(new SHA1Digest());
        generator.init(start, salt, 1024);
        byte[] key = ((KeyParameter) generator.generateDerivedMacParameters(size * 8)).getKey();
        Cipher lock = Cipher.getInstance(cipher);
        lock.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, algorithm), new IvParameterSpec(salt, 0, block));
        Path file = folder.resolve("locked.odt");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "mimetype", "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.UTF_8));
            put(
                    zip,
                    "META-INF/manifest.xml",
                    manifest(algorithm, size, block, salt).getBytes(StandardCharsets.UTF_8));
            put(zip, "content.xml", lock.doFinal(padded(deflated(CONTENT))));
        }

        assertThat(TestReader.outcome(file, null)).isEqualTo(new Outcome.Locked());
        assertThat(TestReader.outcome(file, "wrong")).isEqualTo(new Outcome.Locked());
        assertThat(TestReader.text(TestReader.read(file, "open sesame"))).isEqualTo("secret");
    }

    private static String manifest(String algorithm, int size, int block, byte[] salt) {
        Base64.Encoder base64 = Base64.getEncoder();
        return """
               <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
               <manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data>
               <manifest:algorithm manifest:algorithm-name="%s" manifest:initialisation-vector="%s"/>
               <manifest:start-key-generation manifest:start-key-generation-name="%s"/>
               <manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="%d"
                manifest:iteration-count="1024" manifest:salt="%s"/>
               </manifest:encryption-data></manifest:file-entry></manifest:manifest>""".formatted(
                        algorithm.equals("AES") ? "http://www.w3.org/2001/04/xmlenc#aes256-cbc" : "Blowfish CFB",
                        base64.encodeToString(Arrays.copyOf(salt, block)),
                        algorithm.equals("AES") ? "http://www.w3.org/2000/09/xmldsig#sha256" : "SHA1",
                        size,
                        base64.encodeToString(salt));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] room = new byte[10_000];
        int length = deflater.deflate(room);
        return Arrays.copyOf(room, length);
    }

    private static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, (bytes.length / 16 + 1) * 16);
    }

    @Test
    void what_only_pretends_is_refused() throws IOException {
        assertThat(TestReader.outcome(Files.writeString(folder.resolve("a.docx"), "no office file"), null))
                .isEqualTo(new Outcome.Refused(Refusal.DAMAGED));
        assertThat(TestReader.outcome(Files.createFile(folder.resolve("b.xlsx")), null))
                .isEqualTo(new Outcome.Refused(Refusal.EMPTY));
    }
}
