package pebble.connectors.parsers;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** How OpenDocument 1.2 encrypts its parts: a key of the password by PBKDF2, AES or Blowfish over what was deflated before. */
final class OpenDocumentLock {
    private static final int MANIFEST = 4 << 20;
    private static final int LARGEST = 64 << 20;
    private static final int MOST_ROUNDS = 5_000_000;
    private static final int USUAL_KEY = 16;

    private final Element told;

    private OpenDocumentLock(Element told) {
        this.told = told;
    }

    /** Nothing when the part is not encrypted. */
    static @Nullable OpenDocumentLock of(ZipFile zip, String part) throws IOException {
        ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
        if (manifest == null) {
            return null;
        }
        String xml;
        try (InputStream in = zip.getInputStream(manifest)) {
            xml = new String(in.readNBytes(MANIFEST), StandardCharsets.UTF_8);
        }
        for (Element entry : Jsoup.parse(xml, "", Parser.xmlParser()).getElementsByTag("manifest:file-entry")) {
            Element told = entry.getElementsByTag("manifest:encryption-data").first();
            if (told != null && entry.attr("manifest:full-path").equals(part)) {
                return new OpenDocumentLock(told);
            }
        }
        return null;
    }

    /** The part as it was; that a password is wrong shows in what comes of it, whatever checksum is told. */
    InputStream opened(InputStream encrypted, @Nullable String password) throws IOException, Locked, Refusal {
        if (password == null) {
            throw new Locked();
        }
        try {
            byte[] deflated = cipher(key(password)).doFinal(encrypted.readNBytes(LARGEST));
            InputStream xml = new BufferedInputStream(
                    new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true)));
            xml.mark(1);
            if (xml.read() != '<') {
                throw new Locked();
            }
            xml.reset();
            return xml;
        } catch (GeneralSecurityException | IOException wrong) {
            throw new Locked();
        } catch (IllegalArgumentException untold) {
            throw new Refusal(Refusal.DAMAGED);
        }
    }

    private byte[] key(String password) throws GeneralSecurityException, Refusal {
        Element how = child("key-derivation");
        int rounds = number(how, "iteration-count", 1024);
        if (!attribute(how, "key-derivation-name").endsWith("PBKDF2")
                        && !attribute(how, "key-derivation-name").endsWith("pbkdf2")
                || rounds > MOST_ROUNDS) {
            throw new Refusal("It is encrypted in a way that Pebble does not know; save it without a password.");
        }
        String digest = attribute(child("start-key-generation"), "start-key-generation-name")
                        .endsWith("sha256")
                ? "SHA-256"
                : "SHA-1";
        byte[] start = MessageDigest.getInstance(digest).digest(password.getBytes(StandardCharsets.UTF_8));
        var generator = new PKCS5S2ParametersGenerator(new SHA1Digest());
        generator.init(start, Base64.getDecoder().decode(attribute(how, "salt")), rounds);
        int size = number(how, "key-size", USUAL_KEY);
        return ((KeyParameter) generator.generateDerivedMacParameters(size * Byte.SIZE)).getKey();
    }

    private Cipher cipher(byte[] key) throws GeneralSecurityException {
        Element how = child("algorithm");
        boolean aes = attribute(how, "algorithm-name").contains("aes");
        Cipher cipher = Cipher.getInstance(aes ? "AES/CBC/NoPadding" : "Blowfish/CFB/NoPadding");
        byte[] begin = Base64.getDecoder().decode(attribute(how, "initialisation-vector"));
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, aes ? "AES" : "Blowfish"), new IvParameterSpec(begin));
        return cipher;
    }

    private @Nullable Element child(String name) {
        return told.getElementsByTag("manifest:" + name).first();
    }

    private static String attribute(@Nullable Element element, String name) {
        return element == null ? "" : element.attr("manifest:" + name);
    }

    private static int number(@Nullable Element element, String name, int otherwise) {
        String said = attribute(element, name);
        return said.isEmpty() ? otherwise : Integer.parseInt(said);
    }
}
