package pebble.routing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.router.Configuration;
import pebble.router.Configuration.MailboxDefault;
import pebble.router.Configuration.Rule;
import pebble.shared.Problem;

/** What a router would do, before it is saved. Fields that are wrong are named by their path in the router, as when it is saved. */
@RestController
@RequestMapping("/api/v1/router/preview")
class PreviewApi {
    private final Preview preview;

    PreviewApi(Preview preview) {
        this.preview = preview;
    }

    record DraftBody(
            @Nullable List<MailboxDefault> defaults,
            @Nullable List<Rule> rules) {}

    record PreviewBody(
            @Nullable DraftBody router,
            @Nullable Integer sample,
            @Nullable Integer days) {}

    @PostMapping
    @Allowed({Role.ADMIN, Role.MANAGER})
    Previewed preview(Caller caller, @RequestBody PreviewBody body) {
        DraftBody router = body.router();
        if (router == null) {
            throw Problem.field("router", "is required: what is to be tried");
        }
        return preview.of(
                caller,
                Configuration.whole(router.defaults(), router.rules()),
                within("sample", body.sample(), Preview.MOST),
                within("days", body.days(), Preview.MOST_DAYS));
    }

    private static int within(String field, @Nullable Integer value, int most) {
        int wanted = Objects.requireNonNullElse(value, most);
        if (wanted < 1 || wanted > most) {
            throw Problem.field(field, "must be 1 to " + most);
        }
        return wanted;
    }
}
