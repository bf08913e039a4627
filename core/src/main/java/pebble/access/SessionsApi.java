package pebble.access;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.Page;

/** Where the user is signed in, and ending it there. */
@RestController
@RequestMapping("/api/v1/auth/sessions")
class SessionsApi {
    private final Sessions sessions;

    SessionsApi(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @Allowed
    Page<Sessions.Session> list(Caller caller, CredentialId current) {
        List<Sessions.Session> all = sessions.of(caller, current);
        return new Page<>(all, null);
    }

    @DeleteMapping("/{id}")
    @Allowed
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String id) {
        sessions.revoke(caller, id);
    }
}
