package pebble.mime;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises what a mail carries beside text and files. */
final class Traits {
    private static final Pattern PGP_MESSAGE = Pattern.compile("^-----BEGIN PGP MESSAGE-----", Pattern.MULTILINE);
    private static final Pattern PGP_SIGNED = Pattern.compile("^-----BEGIN PGP SIGNED MESSAGE-----", Pattern.MULTILINE);

    private Traits() {}

    static Set<Trait> of(Part root, List<Part> leaves, String text) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        containers(root, traits);
        leaves.forEach(leaf -> leaf(leaf, traits));
        if (PGP_MESSAGE.matcher(text).find()) {
            traits.add(Trait.PGP_ENCRYPTED);
        }
        if (PGP_SIGNED.matcher(text).find()) {
            traits.add(Trait.PGP_SIGNED);
        }
        return traits;
    }

    private static void containers(Part part, Set<Trait> traits) {
        String protocol = part.type().equals("multipart/signed") ? part.typeParameter("protocol") : "";
        if (protocol.contains("pgp")) {
            traits.add(Trait.PGP_SIGNED);
        } else if (protocol.contains("pkcs7")) {
            traits.add(Trait.SMIME_SIGNED);
        }
        if (part.type().equals("multipart/encrypted")) {
            traits.add(Trait.PGP_ENCRYPTED);
        }
        part.parts().forEach(child -> containers(child, traits));
    }

    private static void leaf(Part leaf, Set<Trait> traits) {
        String name = leaf.filename().toLowerCase(Locale.ROOT);
        switch (leaf.type()) {
            case "application/pgp-encrypted" -> traits.add(Trait.PGP_ENCRYPTED);
            case "application/pgp-signature" -> traits.add(Trait.PGP_SIGNED);
            case "application/pkcs7-signature", "application/x-pkcs7-signature" -> traits.add(Trait.SMIME_SIGNED);
            case "application/pkcs7-mime", "application/x-pkcs7-mime" -> traits.add(smime(leaf));
            case "message/delivery-status", "message/global-delivery-status" -> traits.add(Trait.DELIVERY_REPORT);
            case "message/feedback-report" -> traits.add(Trait.FEEDBACK_REPORT);
            case "message/disposition-notification", "message/global-disposition-notification" ->
                traits.add(Trait.DISPOSITION_NOTIFICATION);
            default -> byName(leaf, name, traits);
        }
    }

    private static void byName(Part leaf, String name, Set<Trait> traits) {
        if (isWinmail(leaf)) {
            traits.add(Trait.TNEF);
        } else if (name.endsWith(".p7m")) {
            traits.add(smime(leaf));
        } else if (name.endsWith(".p7s")) {
            traits.add(Trait.SMIME_SIGNED);
        } else if (isCalendar(leaf)) {
            traits.add(Trait.CALENDAR);
        }
    }

    static boolean isWinmail(Part leaf) {
        return leaf.type().equals("application/ms-tnef")
                || leaf.type().equals("application/vnd.ms-tnef")
                || leaf.filename().equalsIgnoreCase("winmail.dat");
    }

    static boolean isCalendar(Part leaf) {
        return leaf.type().equals("text/calendar")
                || leaf.type().equals("application/ics")
                || leaf.filename().toLowerCase(Locale.ROOT).endsWith(".ics");
    }

    private static Trait smime(Part leaf) {
        String declared = leaf.typeParameter("smime-type");
        boolean signed = declared.isEmpty() ? isSignedData(leaf.bytes()) : declared.contains("signed");
        return signed ? Trait.SMIME_SIGNED : Trait.SMIME_ENCRYPTED;
    }

    /** The content type stands near the start of the DER: 1.2.840.113549.1.7.2 is signed data. */
    private static boolean isSignedData(byte[] der) {
        String start = new String(der, 0, Math.min(der.length, 32), StandardCharsets.ISO_8859_1);
        return start.contains("\u002a\u0086\u0048\u0086\u00f7\r\u0001\u0007\u0002");
    }
}
