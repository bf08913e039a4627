package pebble.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import pebble.access.FirstAnswers.Answer;
import pebble.identity.Caller;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/**
 * {@code Idempotency-Key} on a POST: the same key and body get the first answer again. The act and the record of its answer are
 * one transaction, so a process killed in between has done neither. Refusals are not kept: asked again, they are judged again.
 * Bodies above 1 MB and multipart forms pass without: what they bring in (mails, documents) is recognised by its content.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    private static final int BUFFERED = 1 << 20;

    private final FirstAnswers answers;
    private final TransactionTemplate transaction;
    private final Refusals refusals;

    IdempotencyFilter(FirstAnswers answers, TransactionTemplate transaction, Refusals refusals) {
        this.answers = answers;
        this.transaction = transaction;
        this.refusals = refusals;
    }

    /** One request under one key. */
    private record Once(Caller caller, String key, byte[] fingerprint, HttpServletRequest request, byte[] body) {
        HttpServletRequest replayed() {
            return new ReplayedBody(request, body, null);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !request.getMethod().equals("POST")
                || request.getHeader(HEADER) == null
                || SignedIn.current() == null
                || request.getContentLengthLong() > BUFFERED
                || type != null && type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn signedIn = SignedIn.current();
        String key = request.getHeader(HEADER);
        if (signedIn == null
                || key.isBlank()
                || key.length() > 255
                || key.chars().anyMatch(Character::isISOControl)) {
            refusals.answer(
                    request,
                    response,
                    new Problem(CommonError.MALFORMED_REQUEST, "Idempotency-Key must have 1 to 255 characters"));
            return;
        }
        ServletInputStream stream = request.getInputStream();
        byte[] body = stream.readNBytes(BUFFERED + 1);
        if (body.length > BUFFERED) {
            chain.doFilter(new ReplayedBody(request, body, stream), response);
            return;
        }
        answer(new Once(signedIn.caller(), key, fingerprint(request, body), request, body), response, chain);
    }

    private void answer(Once once, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        try {
            if (Boolean.TRUE.equals(transaction.execute(status -> act(status, once, held, chain)))) {
                held.copyBodyToResponse();
                return;
            }
            // The endpoint does its work in several transactions and lives with one of them failing. Joined into ours,
            // they
            // were all rolled back: once more, each for itself, and the answer is kept after them.
            held.reset();
            chain.doFilter(once.replayed(), held);
            transaction.executeWithoutResult(status -> {
                if (answers.findOrBegin(once.caller(), once.key(), once.fingerprint()) == null) {
                    keep(once, held);
                }
            });
            held.copyBodyToResponse();
        } catch (Problem | DataAccessException | TransactionException refused) {
            response.reset();
            refusals.answer(once.request(), response, refused);
        }
    }

    /** False when the act was undone although its answer tells of success. */
    private boolean act(
            TransactionStatus status, Once once, ContentCachingResponseWrapper response, FilterChain chain) {
        try {
            Answer first = answers.findOrBegin(once.caller(), once.key(), once.fingerprint());
            if (first != null) {
                again(first, response);
                return true;
            }
            chain.doFilter(once.replayed(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ServletException failed) {
            throw new IllegalStateException(failed);
        }
        if (response.getStatus() >= 400) {
            status.setRollbackOnly();
            return true;
        }
        if (status.isRollbackOnly()) {
            return false;
        }
        keep(once, response);
        return true;
    }

    private void keep(Once once, ContentCachingResponseWrapper response) {
        answers.keep(
                once.caller(),
                once.key(),
                new Answer(
                        response.getStatus(),
                        response.getContentAsByteArray(),
                        response.getContentType(),
                        response.getHeader(HttpHeaders.LOCATION)));
    }

    private static void again(Answer first, HttpServletResponse response) throws IOException {
        response.setStatus(first.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (first.contentType() != null) {
            response.setContentType(first.contentType());
        }
        if (first.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, first.location());
        }
        response.getOutputStream().write(first.body());
    }

    private static byte[] fingerprint(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = request.getMethod() + "\n" + request.getRequestURI() + "\n" + request.getQueryString() + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
