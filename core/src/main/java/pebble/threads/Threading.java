package pebble.threads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.mail.OwnAddresses;

/**
 * Sorts letters into conversations. A pure function of the set of letters: they are looked at in the order of their dates,
 * never of their arrival, so the same mail always gives the same threads.
 *
 * <p>Ids name the candidates (References and In-Reply-To, RFC 5322 section 3.6.4; two letters that name the same unseen mail
 * are candidates too); Outlook's Thread-Index and, for replies without a usable id, the subject come after. Ids can be forged
 * by whoever has seen one, so a candidate is joined only with a reason to believe it: the sender takes part there, or somebody
 * else on the letter does. Where a letter ties several conversations, all but the nearest are joined only when its sender
 * takes part in both; otherwise the tie is a suggestion for a person.
 */
final class Threading {
    /** Beyond this, an equal subject is more likely a new matter. */
    private static final Duration SUBJECT_WINDOW = Duration.ofDays(14);

    /** How far clocks of two senders may disagree before "earlier" means nothing. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(12);

    private final List<Letter> letters;
    private final OwnAddresses own;
    private final Map<Letter, Conversation> conversationOf = new HashMap<>();
    private final Map<String, List<Letter>> byMessageId = new HashMap<>();
    private final Map<String, List<Letter>> byReference = new HashMap<>();
    private final Map<String, List<Letter>> byThreadRoot = new HashMap<>();
    private final Map<String, List<Letter>> bySubject = new HashMap<>();

    private Threading(List<Letter> letters, OwnAddresses own) {
        this.letters = letters.stream().sorted(Letter.BY_DATE).toList();
        this.own = own;
    }

    /** @param conversations each with its letters by date */
    record Result(List<List<Letter>> conversations, List<Hint> suggestions) {}

    /** Something that looks like one matter, or two, but is not for a machine to decide. */
    record Hint(Suggestion.Kind kind, Letter letter, Letter other, String reason) {}

    static Result sort(List<Letter> letters, OwnAddresses own) {
        Threading threading = new Threading(letters, own);
        threading.index();
        threading.join();
        return new Result(threading.conversations(), threading.suggestions());
    }

    private void index() {
        Map<UUID, Letter> pinned = new HashMap<>();
        for (Letter letter : letters) {
            conversationOf.put(letter, new Conversation(letter, own));
            put(byMessageId, letter.messageId(), letter);
            letter.references().forEach(id -> put(byReference, id, letter));
            put(byThreadRoot, letter.threadRoot(), letter);
            put(bySubject, letter.subjectRoot(), letter);
            if (letter.pin() != null) {
                Letter first = pinned.putIfAbsent(letter.pin(), letter);
                if (first != null) {
                    unite(first, letter);
                }
            }
        }
    }

    /** Joining adds participants, which may justify a join refused before: repeat until nothing changes. */
    private void join() {
        boolean changed;
        do {
            changed = false;
            for (Letter letter : letters) {
                changed |= joinCandidates(letter);
            }
        } while (changed);
    }

    private boolean joinCandidates(Letter letter) {
        boolean changed = false;
        @Nullable Letter home = null;
        for (Letter candidate : candidates(letter)) {
            Conversation there = conversation(candidate);
            if (there == conversation(letter)) {
                home = home == null ? candidate : home;
            } else if (home == null ? believable(letter, there) : takesPartInBoth(letter, there)) {
                if (unite(letter, candidate)) {
                    home = home == null ? candidate : home;
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean believable(Letter letter, Conversation there) {
        return there.takesPart(letter) || there.sharesParticipant(letter);
    }

    private boolean takesPartInBoth(Letter letter, Conversation there) {
        return there.takesPart(letter) && conversation(letter).takesPartElsewhere(letter);
    }

    /** What the letter may belong to, nearest first. */
    private Set<Letter> candidates(Letter letter) {
        Set<Letter> candidates = new LinkedHashSet<>();
        for (String id : letter.references().reversed()) {
            List<Letter> named = byMessageId.getOrDefault(id, List.of());
            candidates.addAll(named);
            if (named.isEmpty()) {
                candidates.addAll(byReference.getOrDefault(id, List.of()));
            }
        }
        // The same mail changed on its way, by a list's footer say, keeps its Message-ID. So do the mails of a broken
        // sender.
        sameSubject(letter, byMessageId.get(letter.messageId())).forEach(candidates::add);
        sameSubject(letter, byThreadRoot.get(letter.threadRoot())).forEach(candidates::add);
        candidates.remove(letter);
        if (candidates.isEmpty() && letter.reply()) {
            Letter nearest = nearestOfSubject(letter);
            if (nearest != null) {
                candidates.add(nearest);
            }
        }
        return candidates;
    }

    private static Stream<Letter> sameSubject(Letter letter, @Nullable List<Letter> others) {
        return others == null
                ? Stream.empty()
                : others.stream().filter(other -> other.subjectRoot().equals(letter.subjectRoot()));
    }

    /** The last letter before this one with its subject and one of its people, of whom none of us counts. */
    private @Nullable Letter nearestOfSubject(Letter reply) {
        @Nullable Letter nearest = null;
        for (Letter other : bySubject.getOrDefault(reply.subjectRoot(), List.of())) {
            Duration before = Duration.between(other.date(), reply.date());
            boolean inWindow = before.compareTo(SUBJECT_WINDOW) <= 0 && before.compareTo(CLOCK_SKEW.negated()) >= 0;
            if (other != reply && inWindow && shareOutsider(other, reply)) {
                boolean earlier = Letter.BY_DATE.compare(other, reply) < 0;
                if (earlier || nearest == null) {
                    nearest = other;
                }
                if (!earlier) {
                    break;
                }
            }
        }
        return nearest;
    }

    /** Whether somebody who is not one of us stands on both letters. */
    private boolean shareOutsider(Letter one, Letter two) {
        return one.participants().stream()
                .anyMatch(email -> two.participants().contains(email) && !own.contains(email));
    }

    private Conversation conversation(Letter letter) {
        Conversation conversation = conversationOf.get(letter);
        if (conversation == null) {
            throw new IllegalStateException("a letter that was not handed in");
        }
        return conversation;
    }

    private boolean unite(Letter a, Letter b) {
        Conversation one = conversation(a);
        Conversation two = conversation(b);
        if (!one.mayJoin(two)) {
            return false;
        }
        Conversation larger = one.letters().size() >= two.letters().size() ? one : two;
        Conversation smaller = larger == one ? two : one;
        smaller.letters().forEach(letter -> conversationOf.put(letter, larger));
        larger.absorb(smaller);
        return true;
    }

    private List<List<Letter>> conversations() {
        Map<Conversation, List<Letter>> groups = new LinkedHashMap<>();
        letters.forEach(letter -> groups.computeIfAbsent(conversation(letter), c -> new ArrayList<>())
                .add(letter));
        return List.copyOf(groups.values());
    }

    private List<Hint> suggestions() {
        List<Hint> suggestions = new ArrayList<>();
        for (Letter letter : letters) {
            Set<Conversation> suggested = new LinkedHashSet<>();
            for (String id : letter.references().reversed()) {
                for (Letter named : byMessageId.getOrDefault(id, List.of())) {
                    Conversation there = conversation(named);
                    boolean apart = there != conversation(letter);
                    if (apart && there.mayJoin(conversation(letter)) && suggested.add(there)) {
                        suggestions.add(merge(letter, named));
                    }
                }
            }
            changedSubject(letter).ifPresent(parent -> suggestions.add(split(letter, parent)));
        }
        return suggestions;
    }

    private static Hint merge(Letter letter, Letter named) {
        return new Hint(
                Suggestion.Kind.MERGE,
                letter,
                named,
                "It says that it answers a message of that card, but its sender takes no part there");
    }

    private static Hint split(Letter letter, Letter parent) {
        return new Hint(Suggestion.Kind.SPLIT, letter, parent, "It answers this conversation under another subject");
    }

    /** The letter that this one answers in its own conversation under another subject, unless a person has settled it. */
    private Optional<Letter> changedSubject(Letter letter) {
        if (letter.pin() != null || letter.subjectRoot().isEmpty()) {
            return Optional.empty();
        }
        return letter.references().reversed().stream()
                .flatMap(id -> byMessageId.getOrDefault(id, List.of()).stream())
                .filter(parent -> parent != letter && conversation(parent) == conversation(letter))
                .findFirst()
                .filter(parent ->
                        !parent.subjectRoot().isEmpty() && !parent.subjectRoot().equals(letter.subjectRoot()));
    }

    private static void put(Map<String, List<Letter>> index, String key, Letter letter) {
        if (!key.isEmpty()) {
            index.computeIfAbsent(key, k -> new ArrayList<>()).add(letter);
        }
    }
}
