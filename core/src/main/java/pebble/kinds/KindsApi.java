package pebble.kinds;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.shared.Page;

/** What documents can be, over HTTP. */
@RestController
@RequestMapping("/api/v1/document-kinds")
class KindsApi {

    /**
     * A kind of document.
     *
     * @param type as documents carry it
     * @param category the part of the business that works with it
     * @param label as people call it
     */
    record KindView(String type, String category, String label) {}

    @GetMapping
    @Allowed
    Page<KindView> list() {
        List<KindView> kinds = Kinds.all().stream()
                .map(kind -> new KindView(kind.name(), kind.category(), kind.label()))
                .toList();
        return new Page<>(kinds, null);
    }
}
