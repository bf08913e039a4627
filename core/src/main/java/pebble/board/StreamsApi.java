package pebble.board;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.IfMatch;
import pebble.shared.Page;

@RestController
@RequestMapping("/api/v1/streams")
class StreamsApi {
    private final Streams streams;
    private final StreamDesigning designing;

    StreamsApi(Streams streams, StreamDesigning designing) {
        this.streams = streams;
        this.designing = designing;
    }

    @GetMapping
    @Allowed
    Page<Stream> list(Caller caller) {
        return new Page<>(streams.all(caller), null);
    }

    /** Absent columns are an inbox and a done column. */
    record Design(
            @Nullable String key,
            @Nullable String name,
            @Nullable List<Stream.Column> columns) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.ADMIN)
    Stream add(Caller caller, @RequestBody Design design) {
        return designing.add(caller, design.key(), design.name(), design.columns());
    }

    @PatchMapping("/{key}")
    @Allowed(Role.ADMIN)
    Stream change(
            Caller caller,
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Design design) {
        return designing.change(caller, key, () -> IfMatch.required(version), design.name(), design.columns());
    }
}
