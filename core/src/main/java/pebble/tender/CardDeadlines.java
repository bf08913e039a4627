package pebble.tender;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.attachments.Attachments;
import pebble.attachments.Attachments.DocumentAttached;
import pebble.board.Card;
import pebble.board.CardDue;
import pebble.board.CardId;
import pebble.board.Cards;
import pebble.board.CardsReclassified;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.documents.Receiving.DocumentOpened;
import pebble.fields.Field;
import pebble.fields.FieldsRead;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import pebble.sharing.DocumentSharing;
import pebble.sharing.DocumentSharing.DocumentShared;

/**
 * Has the deadline of a tender become the due date of the cards whose mail carries its papers, or beside which they were put, and follow it when a corrigendum moves
 * it. Of several tenders on one card, the one that ends next counts.
 */
@Component
class CardDeadlines {
    static final TaskDescriptor<UUID> TASK = TaskDescriptor.of("tender-deadline", UUID.class);

    static final TaskDescriptor<Moved> MOVED = TaskDescriptor.of("tender-deadline-of-moved", Moved.class);

    /** Cards that changed their board, or may have. */
    record Moved(List<UUID> cards) {}

    private final Jobs jobs;
    private final Documents documents;
    private final Attachments attachments;
    private final DocumentSharing sharing;
    private final Filings filings;
    private final Cards cards;
    private final CardDue due;
    private final Tenders tenders;
    private final Clock clock;

    CardDeadlines(
            Jobs jobs,
            Documents documents,
            Attachments attachments,
            DocumentSharing sharing,
            Filings filings,
            Cards cards,
            CardDue due,
            Tenders tenders,
            Clock clock) {
        this.jobs = jobs;
        this.documents = documents;
        this.attachments = attachments;
        this.sharing = sharing;
        this.filings = filings;
        this.cards = cards;
        this.due = due;
        this.tenders = tenders;
        this.clock = clock;
    }

    @EventListener
    void on(FieldsRead read) {
        wanted(read.document());
    }

    @EventListener
    void on(DocumentAttached attached) {
        wanted(attached.document());
    }

    @EventListener
    void on(DocumentShared shared) {
        wanted(shared.document());
    }

    @EventListener
    void on(DocumentOpened opened) {
        wanted(opened.document());
    }

    /** Whoever sees the other board sees other papers. Of a thousand cards in one job. */
    @EventListener
    void on(CardsReclassified moved) {
        List<UUID> ids =
                moved.cards().stream().map(card -> card.card().id().value()).toList();
        jobs.schedule(MOVED, UUID.randomUUID().toString(), new Moved(ids));
    }

    /** May be done again. */
    void follow(Moved moved) {
        cards.all(Caller.SYSTEM, moved.cards().stream().map(CardId::new).toList()).stream()
                .collect(Collectors.groupingBy(card -> card.handling().entityId()))
                .forEach(
                        (entity, here) -> tenders.naming(papersOn(entity, here)).forEach(this::follow));
    }

    /** Each time anew: a job that runs at this moment may have looked before what is told now was written. */
    private void wanted(DocumentId document) {
        jobs.schedule(TASK, document + " " + UUID.randomUUID(), document.value());
    }

    /** May be done again. */
    void follow(DocumentId id) {
        Document document =
                documents.find(id).filter(found -> !found.isTrashed()).orElse(null);
        EntityId entity = document == null ? null : document.entity();
        if (document == null || entity == null) {
            return;
        }
        List<DocumentId> papers = tenders.papers(Caller.within(entity), document).keySet().stream()
                .map(Document::id)
                .toList();
        Set<UUID> threads = papers.stream()
                .flatMap(paper -> threadsOf(entity, paper).stream())
                .map(ThreadId::value)
                .collect(Collectors.toSet());
        List<Card> found = new ArrayList<>(cards.byThread(threads));
        // One that was handed over meanwhile shows nothing of the document.
        cards.all(Caller.SYSTEM, sharing.cards(papers)).stream()
                .filter(card -> card.handling().entityId().equals(entity))
                .forEach(found::add);
        for (Card card : found) {
            due.follow(
                    card.id(),
                    () -> deadline(entity, card)
                            .map(next -> new CardDue.Due(
                                    next.at(),
                                    Map.of("document_id", next.document().toString()))));
        }
    }

    private List<ThreadId> threadsOf(EntityId entity, DocumentId document) {
        return filings.threadsHeldBy(entity, attachments.carrying(entity, document));
    }

    /** What ends next of all the tenders on the card, as those read who see its board; when all are over, what ended last. */
    private Optional<Standing.Deadline> deadline(EntityId entity, Card card) {
        Caller reader = Caller.on(entity, card.place().stream());
        Instant now = clock.instant();
        Set<DocumentId> here = papersOn(entity, List.of(card));
        List<Standing.Deadline> all = documents.all(reader, here).stream()
                .map(paper -> deadline(here, tenders.papers(reader, paper)))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Standing.Deadline::at))
                .toList();
        return all.stream()
                .filter(deadline -> deadline.at().isAfter(now))
                .findFirst()
                .or(() -> all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()));
    }

    private Set<DocumentId> papersOn(EntityId entity, List<Card> cards) {
        List<ThreadId> threads =
                cards.stream().map(card -> new ThreadId(card.threadId())).toList();
        List<MessageId> messages = filings.inThreads(threads).stream()
                .map(Filings.Threaded::message)
                .toList();
        Set<DocumentId> papers = new HashSet<>(attachments.on(entity, messages));
        papers.addAll(sharing.documents(cards.stream().map(Card::id).toList()));
        return papers;
    }

    /** Anybody can write a mail that names a tender: it counts on the card on which it lies. */
    private static Standing.@Nullable Deadline deadline(Set<DocumentId> here, Map<Document, List<Field>> papers) {
        Map<Document, List<Field>> counting = new LinkedHashMap<>(papers);
        counting.keySet().removeIf(paper -> Standing.isMail(paper) && !here.contains(paper.id()));
        return Standing.of(counting).deadline().orElse(null);
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Moved> tenderDeadlineOfMoved(CardDeadlines deadlines) {
            return Tasks.oneTime(MOVED)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                    .execute((instance, context) -> deadlines.follow(instance.getData()));
        }

        @Bean
        OneTimeTask<UUID> tenderDeadline(CardDeadlines deadlines) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                    .execute((instance, context) -> deadlines.follow(new DocumentId(instance.getData())));
        }
    }
}
