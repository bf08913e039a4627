package pebble.mime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message ids without their angle brackets, however the header spells them. */
final class MessageIds {
    private static final Pattern BRACKETED = Pattern.compile("<([^<>]{1,2000}+)>");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int MOST = 2_000;
    private static final int CONVERSATION_BYTES = 22;

    private MessageIds() {}

    /** Every id in the header, in its order, each once. Without brackets, words with an @ are taken. */
    static List<String> of(String header) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher bracketed = BRACKETED.matcher(header);
        while (bracketed.find() && ids.size() < MOST) {
            ids.add(squeezed(bracketed.group(1)));
        }
        if (ids.isEmpty()) {
            for (String word : header.strip().split("[\\s,;]+", MOST)) {
                if (word.contains("@")) {
                    ids.add(word.replaceAll("[<>]", ""));
                }
            }
        }
        ids.remove("");
        return List.copyOf(ids);
    }

    /** The id of the mail itself: the first one, or the whole value when it holds none in proper form. */
    static String own(String header) {
        List<String> ids = of(header);
        return ids.isEmpty() ? squeezed(header.replaceAll("[<>]", "")) : ids.getFirst();
    }

    static List<String> joined(Collection<String> first, Collection<String> second) {
        Set<String> ids = new LinkedHashSet<>(first);
        ids.addAll(second);
        return new ArrayList<>(ids);
    }

    /** The part of Outlook's Thread-Index that all mails of a conversation share. */
    static String conversation(String threadIndex) {
        byte[] index = EncodedWords.lenientBase64(threadIndex);
        return index.length < CONVERSATION_BYTES ? "" : HexFormat.of().formatHex(index, 0, CONVERSATION_BYTES);
    }

    private static String squeezed(String id) {
        return SPACES.matcher(id).replaceAll("");
    }
}
