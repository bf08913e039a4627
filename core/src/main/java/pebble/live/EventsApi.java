package pebble.live;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pebble.access.Callers;
import pebble.access.CredentialId;
import pebble.identity.Allowed;
import pebble.identity.Caller;

@RestController
@RequestMapping("/api/v1/events")
class EventsApi {
    private final EventFeed feed;
    private final Subscribers subscribers;
    private final Presence presence;
    private final Callers callers;
    private final EventLog log;
    private final LiveSettings settings;

    EventsApi(
            EventFeed feed,
            Subscribers subscribers,
            Presence presence,
            Callers callers,
            JdbcClient sql,
            LiveSettings settings) {
        this.feed = feed;
        this.subscribers = subscribers;
        this.presence = presence;
        this.callers = callers;
        this.log = new EventLog(sql);
        this.settings = settings;
    }

    /**
     * Server-sent events: {@code hello} first, then whatever the caller may see, each with an id. A browser that comes back names
     * the last id it saw and gets what it missed, or {@code reset} when that is no longer known.
     */
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed
    SseEmitter events(
            Caller caller,
            @Parameter(hidden = true) CredentialId credential,
            @RequestParam(required = false) @Nullable String stream,
            @RequestParam(name = "last_event_id", required = false) @Nullable String asked,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String header,
            HttpServletResponse response)
            throws IOException {
        feed.awaitStart();
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        SseEmitter emitter = new SseEmitter(0L);
        // Sends the headers before the subscriber's thread writes: both would touch them while this request still
        // passes its filters.
        emitter.send(SseEmitter.event().comment(""));
        Subscriber subscriber = new Subscriber(credential, caller.id(), stream, emitter, callers, log, settings);
        emitter.onCompletion(subscriber::close);
        emitter.onTimeout(subscriber::close);
        emitter.onError(failure -> subscriber.close());
        Long resumeAfter = number(header == null || header.isBlank() ? asked : header);
        long joinedAt = subscribers.join(subscriber);
        Thread.ofVirtual()
                .name("events " + caller.id())
                .start(() -> subscriber.run(resumeAfter, joinedAt, presence.seenBy(caller), () -> {
                    subscribers.leave(subscriber);
                    presence.left(credential);
                }));
        return emitter;
    }

    /** What is no number was never ours: the browser is told to start over. */
    private static @Nullable Long number(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException notOurs) {
            return -1L;
        }
    }
}
