package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.connectors.sandbox.Answers;
import pebble.connectors.sandbox.Question;

/** What a file names, at an address or on this machine, is neither visited nor read: not even by parsers that could. */
class NothingIsFetchedTest {
    private static final String CANARY = "canary that sings of its cage";

    @TempDir
    Path folder;

    @Test
    void files_that_name_addresses_and_other_files_lead_nowhere() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listener.getLocalPort();
            Path canary = Files.writeString(folder.resolve("canary"), CANARY);

            for (Path file : lures(address, canary.toUri().toString())) {
                String told = TestReader.outcome(file, null).toString();
                String toldHere = inThisProcess(file);

                assertThat(told).as(file.toString()).doesNotContain(CANARY);
                assertThat(toldHere).as(file.toString()).doesNotContain(CANARY);
            }
            assertThat(isVisited(listener)).isFalse();
        }
    }

    /** Where nothing but the parsers' own manners keeps them from the network. */
    private static String inThisProcess(Path file) {
        var out = new ByteArrayOutputStream();
        try {
            FileParsing.read(new Question.Read(file, TestReader.format(file), null), new Pages(new Answers(out)));
        } catch (Exception refused) {
            return out.toString(StandardCharsets.UTF_8) + refused;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static boolean isVisited(ServerSocket listener) throws IOException {
        listener.setSoTimeout(1);
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private List<Path> lures(String address, String canary) throws IOException {
        List<Path> lures = new ArrayList<>();
        for (String target : List.of(address + "/x", canary)) {
            String n = target.startsWith("http") ? "far" : "near";
            String entity = "<!DOCTYPE x [<!ENTITY lure SYSTEM \"" + target + "\">]>";
            String subset = "<!DOCTYPE x SYSTEM \"" + target + "\">";
            String parameter = "<!DOCTYPE x [<!ENTITY % lure SYSTEM \"" + target + "\"> %lure;]>";
            for (String doctype : List.of(entity, subset, parameter)) {
                String use = doctype.equals(entity) ? "&lure;" : "plain";
                String k = n + lures.size();
                lures.add(write(k + ".xml", "<?xml version=\"1.0\"?>" + doctype + "<x>" + use + "</x>"));
                lures.add(write(
                        k + ".svg",
                        "<?xml version=\"1.0\"?>" + doctype + "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><text>"
                                + use + "</text><image xlink:href=\"" + target + "\"/></svg>"));
                lures.add(Zipped.docx(
                        folder.resolve(k + ".docx"), doctype, "<w:p><w:r><w:t>" + use + "</w:t></w:r></w:p>", ""));
                lures.add(Zipped.xlsx(folder.resolve(k + ".xlsx"), doctype, use));
                lures.add(Zipped.odt(folder.resolve(k + ".odt"), doctype, "<text:p>" + use + "</text:p>"));
            }
            lures.add(Zipped.docx(
                    folder.resolve(n + "-template.docx"),
                    "",
                    "<w:p><w:r><w:t>words</w:t></w:r></w:p>",
                    external("attachedTemplate", target)
                            + external("image", target)
                            + external("subDocument", target)));
            lures.add(Zipped.odt(
                    folder.resolve(n + "-frame.odt"),
                    "",
                    "<text:p>words<draw:frame><draw:image xlink:href=\"" + target + "\"/></draw:frame></text:p>"));
            lures.add(write(
                    n + ".html",
                    "<link rel=stylesheet href=" + target + "><iframe src=" + target + "></iframe><img src=" + target
                            + "><script src=" + target + "></script><meta http-equiv=refresh content='0;url=" + target
                            + "'>"));
            lures.add(write(
                    n + ".rtf",
                    "{\\rtf1{\\*\\template " + target + "}{\\field{\\*\\fldinst INCLUDETEXT \"" + target
                            + "\"}{\\fldrslt words}}}"));
            lures.add(write(
                    n + ".eml",
                    "From: a@b.example\nSubject: lure\nContent-Type: message/external-body; access-type=URL; URL=\""
                            + target + "\"\n\nContent-Type: text/plain\n\n"));
            lures.add(pdf(n + ".pdf", target));
        }
        return lures;
    }

    private static String external(String type, String target) {
        return "<Relationship Id=\"r" + type + "\" TargetMode=\"External\" Target=\"" + target
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\"/>";
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** Opens a page at once, and has a content that lies in another file. */
    private Path pdf(String name, String target) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDActionURI visit = new PDActionURI();
            visit.setURI(target);
            document.getDocumentCatalog().setOpenAction(visit);
            var stream = document.getDocument().createCOSStream();
            stream.createOutputStream().close();
            stream.setString(COSName.F, target);
            page.getCOSObject().setItem(COSName.CONTENTS, stream);
            Path file = folder.resolve(name);
            document.save(file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
