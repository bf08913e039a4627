package pebble.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import pebble.identity.Caller;

/** A caller and what they signed in with; how Spring Security carries them through the request. */
final class SignedIn extends AbstractAuthenticationToken {
    private final transient Caller caller;
    private final transient CredentialId credential;
    private final @Nullable String csrfToken;

    /** @param csrfToken of the session; null for a token, which no foreign page can make a browser send */
    SignedIn(Caller caller, CredentialId credential, @Nullable String csrfToken) {
        super(List.of());
        this.caller = caller;
        this.credential = credential;
        this.csrfToken = csrfToken;
        setAuthenticated(true);
    }

    static @Nullable SignedIn current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn ? signedIn : null;
    }

    Caller caller() {
        return caller;
    }

    CredentialId credential() {
        return credential;
    }

    @Nullable
    String csrfToken() {
        return csrfToken;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return credential;
    }

    @Override
    public String getName() {
        return caller.email();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && credential.equals(that.credential) && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return Objects.hash(credential, caller);
    }
}
