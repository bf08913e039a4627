package pebble.shelf;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.documents.Tags;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.Page;

/** The tags over HTTP. */
@RestController
@RequestMapping("/api/v1/tags")
class TagsApi {
    private final Tags tags;

    TagsApi(Tags tags) {
        this.tags = tags;
    }

    /** By name, with how many documents of the caller's carry each. */
    @GetMapping
    @Allowed
    Page<Tags.Tag> list(Caller caller) {
        List<Tags.Tag> all = tags.all(caller);
        return new Page<>(all, null);
    }
}
