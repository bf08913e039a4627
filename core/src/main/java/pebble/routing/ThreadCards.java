package pebble.routing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.board.Card;
import pebble.board.CardMerging;
import pebble.board.CardOpening;
import pebble.board.CardRefreshing;
import pebble.board.CardUpdate;
import pebble.board.Cards;
import pebble.board.CompanyLink;
import pebble.board.Expected;
import pebble.board.Face;
import pebble.board.NewCard;
import pebble.board.SenderCheck;
import pebble.board.Stream;
import pebble.companies.Companies;
import pebble.companies.Company;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import pebble.mail.OwnAddresses;
import pebble.mail.ThreadId;
import pebble.router.Judgement;
import pebble.threads.Threads;

/** Keeps exactly one card for every thread that holds a message worth one, looking as its thread does. */
@Component
public class ThreadCards {
    private final Filings filings;
    private final Mailboxes mailboxes;
    private final Companies companies;
    private final Cards cards;
    private final CardOpening opening;
    private final CardRefreshing refreshing;
    private final CardMerging merging;
    private final Turns turns;
    private final CompanyMatching matching;

    ThreadCards(
            Filings filings,
            Mailboxes mailboxes,
            Companies companies,
            Cards cards,
            CardOpening opening,
            CardRefreshing refreshing,
            CardMerging merging,
            Turns turns,
            CompanyMatching matching) {
        this.filings = filings;
        this.mailboxes = mailboxes;
        this.companies = companies;
        this.cards = cards;
        this.opening = opening;
        this.refreshing = refreshing;
        this.merging = merging;
        this.turns = turns;
        this.matching = matching;
    }

    /**
     * What the board needs to know of messages that have just been judged.
     *
     * @param placement for the card that the message opens; null when another message of its thread speaks for it
     */
    record News(
            Mailbox mailbox,
            @Nullable SenderCheck sender,
            List<String> badges,
            @Nullable Placement placement) {}

    /**
     * After mail came: opens, refreshes, joins and restores cards as the threads now stand.
     *
     * @return the board on which each message that is news now lies
     */
    Map<MessageId, String> follow(
            EntityId entity, Threads.Change change, Map<MessageId, News> news, Collection<ThreadId> bounced) {
        Set<ThreadId> threads = new LinkedHashSet<>(change.touched());
        threads.addAll(bounced);
        Map<MessageId, String> boards = bring(entity, threads, news, new HashSet<>(bounced), null);
        join(change.absorbed());
        return boards;
    }

    /** After a person sorted or filed messages otherwise. Cards of threads that lost their last message are not touched. */
    public void bring(EntityId entity, Collection<ThreadId> threads) {
        bring(entity, threads, Map.of(), Set.of(), null);
    }

    /** The same, with new cards laid beside one that they came from. */
    public void bring(EntityId entity, Collection<ThreadId> threads, Card beside) {
        bring(entity, threads, Map.of(), Set.of(), beside);
    }

    private Map<MessageId, String> bring(
            EntityId entity,
            Collection<ThreadId> threads,
            Map<MessageId, News> news,
            Set<ThreadId> bounced,
            @Nullable Card beside) {
        List<Filings.Threaded> all = filings.inThreads(threads);
        Map<ThreadId, List<Filings.Threaded>> carded = all.stream()
                .filter(letter -> letter.disposition() == Disposition.CARDED)
                .collect(groupingBy(Filings.Threaded::thread, LinkedHashMap::new, toList()));
        OwnAddresses own = OwnAddresses.of(new HashSet<>(mailboxes.ownAddresses()));
        Map<MessageId, String> snippets = filings.snippets(carded.values().stream()
                .map(letters -> letters.getLast().message())
                .toList());
        Map<UUID, Card> present = byThread(threads);
        Map<ThreadId, Face> faces = new LinkedHashMap<>();
        carded.forEach((thread, letters) -> faces.put(
                thread,
                ThreadFace.of(
                        letters, own, snippets.getOrDefault(letters.getLast().message(), ""))));
        Map<String, Company> known = companies.byDomain(faces.values().stream()
                .map(face -> domain(face.customerEmail()))
                .collect(toList()));
        List<MessageId> unknown = new ArrayList<>();
        faces.forEach((thread, face) -> {
            List<Filings.Threaded> letters = carded.get(thread);
            if (letters != null
                    && !present.containsKey(thread.value())
                    && !known.containsKey(domain(face.customerEmail()))) {
                unknown.add(theirs(letters, own).message());
            }
        });
        Map<MessageId, Company> stated = matching.of(unknown);

        Map<MessageId, String> boards = new HashMap<>();
        List<NewCard> fresh = new ArrayList<>();
        List<CardUpdate> updates = new ArrayList<>();
        for (ThreadId thread : threads) {
            List<Filings.Threaded> letters = carded.get(thread);
            Face face = faces.get(thread);
            if (letters == null || face == null) {
                continue;
            }
            Company writer = known.get(domain(face.customerEmail()));
            CompanyLink company =
                    link(writer == null ? stated.get(theirs(letters, own).message()) : writer);
            List<News> latest = letters.stream()
                    .map(letter -> news.get(letter.message()))
                    .filter(Objects::nonNull)
                    .toList();
            Card card = present.get(thread.value());
            if (card == null) {
                NewCard opened = newCard(thread, entity, face, letters, latest, company);
                fresh.add(beside == null ? opened : laid(opened, beside));
                letters.forEach(letter -> boards.put(letter.message(), opened.stream()));
            } else {
                String board = card.place().stream();
                letters.forEach(letter -> boards.put(letter.message(), board));
                if (card.isMerged()) {
                    card = merging.restore(Caller.SYSTEM, card.id(), Map.of()).card();
                }
                boolean customerReplied = letters.stream()
                        .anyMatch(letter -> news.containsKey(letter.message())
                                && !own.contains(letter.from().email()));
                updates.add(update(card, face, customerReplied, latest, bounced.contains(thread), company));
            }
        }
        if (!fresh.isEmpty()) {
            opening.open(Caller.SYSTEM, fresh);
        }
        if (!updates.isEmpty()) {
            refreshing.refresh(Caller.SYSTEM, updates);
        }
        handOver(all, present.values(), fresh);
        boards.keySet().retainAll(news.keySet());
        return boards;
    }

    /** The newest letter from outside, which says who writes; else the newest. */
    private static Filings.Threaded theirs(List<Filings.Threaded> letters, OwnAddresses own) {
        return letters.reversed().stream()
                .filter(letter -> !own.contains(letter.from().email()))
                .findFirst()
                .orElseGet(letters::getLast);
    }

    /** What came to a card that another legal entity holds is seen where the card is. */
    private void handOver(List<Filings.Threaded> letters, Collection<Card> present, List<NewCard> fresh) {
        Map<ThreadId, EntityId> holders = new HashMap<>();
        present.forEach(card ->
                holders.put(new ThreadId(card.threadId()), card.handling().entityId()));
        fresh.forEach(card -> holders.put(new ThreadId(card.threadId()), card.entity()));
        holders.keySet()
                .retainAll(letters.stream()
                        .filter(letter ->
                                !letter.heldBy().equals(holders.getOrDefault(letter.thread(), letter.heldBy())))
                        .map(Filings.Threaded::thread)
                        .collect(toSet()));
        if (!holders.isEmpty()) {
            filings.handOver(holders);
        }
    }

    /** Threads that became one have cards that become one. */
    private void join(Map<ThreadId, ThreadId> absorbed) {
        Set<ThreadId> all = new LinkedHashSet<>(absorbed.keySet());
        all.addAll(absorbed.values());
        Map<UUID, Card> present = byThread(all);
        absorbed.forEach((from, into) -> {
            Card gone = present.get(from.value());
            Card survivor = present.get(into.value());
            if (gone != null && survivor != null && !gone.isMerged()) {
                merging.absorb(Caller.SYSTEM, gone.id(), survivor.id(), Expected.ANY, Map.of());
            }
        });
    }

    private NewCard newCard(
            ThreadId thread,
            EntityId entity,
            Face face,
            List<Filings.Threaded> letters,
            List<News> news,
            @Nullable CompanyLink company) {
        Placement placement = news.reversed().stream()
                .map(News::placement)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Placement.of(
                        Judgement.SILENT,
                        mailboxes.get(filings.mailboxOf(letters.getFirst().message(), entity)),
                        null));
        EntityId holder = holder(letters, entity, Objects.requireNonNullElse(placement.entity(), entity));
        String stream = placement.classification().stream();
        return new NewCard(
                thread.value(),
                holder,
                stream,
                Objects.requireNonNullElse(placement.column(), Stream.FIRST),
                face,
                placement.classification(),
                news.isEmpty() ? null : news.getLast().sender(),
                badges(List.of(), news, false),
                placement.priority(),
                placement.assignment() == null ? null : turns.next(placement.assignment(), holder, stream),
                placement.tags(),
                company);
    }

    /** Letters that were handed over stay with whom they were handed to when they part from their thread. */
    private static EntityId holder(List<Filings.Threaded> letters, EntityId receiver, EntityId placed) {
        return letters.stream()
                .map(Filings.Threaded::heldBy)
                .filter(held -> !held.equals(receiver))
                .findFirst()
                .orElse(placed);
    }

    private static NewCard laid(NewCard fresh, Card beside) {
        return new NewCard(
                fresh.threadId(),
                fresh.entity(),
                beside.place().stream(),
                beside.place().column(),
                fresh.face(),
                beside.handling().classification(),
                fresh.senderCheck(),
                fresh.badges(),
                beside.handling().priority(),
                beside.handling().assignee(),
                beside.handling().tags(),
                fresh.company());
    }

    private static CardUpdate update(
            Card card,
            Face face,
            boolean customerReplied,
            List<News> news,
            boolean bounced,
            @Nullable CompanyLink company) {
        return new CardUpdate(
                card.id(),
                face,
                customerReplied,
                news.isEmpty() ? null : news.getLast().sender(),
                badges(card.badges(), news, bounced),
                company);
    }

    private static List<String> badges(List<String> present, List<News> news, boolean bounced) {
        Set<String> badges = new LinkedHashSet<>(present);
        news.forEach(n -> badges.addAll(n.badges()));
        if (bounced) {
            badges.add("bounced");
        }
        return List.copyOf(badges);
    }

    private Map<UUID, Card> byThread(Collection<ThreadId> threads) {
        return cards.byThread(threads.stream().map(ThreadId::value).toList()).stream()
                .collect(toMap(Card::threadId, Function.identity()));
    }

    private static @Nullable CompanyLink link(@Nullable Company company) {
        return company == null ? null : new CompanyLink(company.id().value(), company.name());
    }

    private static String domain(@Nullable String email) {
        return email == null ? "" : email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
