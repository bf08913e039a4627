package pebble.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** The one place where a failure becomes {@code {"error":{code,message,details}}}. Nothing internal passes. */
@RestControllerAdvice
public class Envelope extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Envelope.class);

    /** The wire shape of an error. */
    public record Body(Detail error) {
        public record Detail(String code, String message, Map<String, ?> details) {}
    }

    public static Body body(ErrorCode code, String message, Map<String, ?> details) {
        return new Body(new Body.Detail(code.name(), message, details));
    }

    @ExceptionHandler
    public ResponseEntity<Object> refused(Problem problem) {
        return answer(problem.code(), problem.getMessage(), problem.details());
    }

    /** PostgreSQL is away or out of connections: nothing was changed, and the caller may simply try again. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<Object> unavailable(Exception cause) {
        log.warn("database unavailable cause={}", cause.getClass().getSimpleName());
        return answer(
                CommonError.UNAVAILABLE,
                "Pebble cannot reach its database just now. Nothing was changed; try again in a moment.",
                Map.of());
    }

    /** The database went away in the middle of a transaction: whether a commit arrived is not known. */
    @ExceptionHandler
    ResponseEntity<Object> broken(TransactionSystemException cause) {
        log.warn("database lost in a transaction cause={}", cause.getMessage());
        return answer(
                CommonError.UNAVAILABLE,
                "Pebble lost its database while it did this. Look whether it was done before you try again.",
                Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException cause) {
        return answer(
                CommonError.MALFORMED_REQUEST, "A parameter of this address is not UTF-8, percent-encoded.", Map.of());
    }

    /** PostgreSQL keeps every text but one with a NUL in it. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unkeepable(DataIntegrityViolationException failure, HttpServletResponse response) {
        boolean character = NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException cause
                && ("22021".equals(cause.getSQLState()) || "22P05".equals(cause.getSQLState()));
        return character
                ? answer(
                        CommonError.VALIDATION_FAILED,
                        "A text in this request has a character that cannot be kept (NUL).",
                        Map.of())
                : unexpected(failure, response);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, HttpServletResponse response) {
        Problem inside = problemWithin(failure);
        if (inside != null) {
            return refused(inside);
        }
        String trace = UUID.randomUUID().toString();
        log.error("unexpected failure trace={}", trace, failure);
        if (response.isCommitted()) {
            return null;
        }
        return answer(
                CommonError.INTERNAL,
                "Something went wrong on our side. Nothing was changed; give this trace id to your administrator.",
                Map.of("trace_id", trace));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem inside = problemWithin(failure);
        if (inside != null) {
            return refused(inside);
        }
        if (failure instanceof MethodArgumentNotValidException invalid) {
            return refused(Problem.fields(invalid.getBindingResult().getFieldErrors().stream()
                    .map(e -> new Problem.FieldError(
                            snake(e.getField()),
                            e.getDefaultMessage() == null ? "is not valid" : e.getDefaultMessage()))
                    .toList()));
        }
        CommonError code = switch (status.value()) {
            case 401 -> CommonError.UNAUTHENTICATED;
            case 403 -> CommonError.FORBIDDEN;
            case 404 -> CommonError.NOT_FOUND;
            case 405 -> CommonError.METHOD_NOT_ALLOWED;
            case 406 -> CommonError.NOT_ACCEPTABLE;
            case 413 -> CommonError.PAYLOAD_TOO_LARGE;
            case 415 -> CommonError.UNSUPPORTED_MEDIA_TYPE;
            default -> status.is5xxServerError() ? CommonError.INTERNAL : CommonError.MALFORMED_REQUEST;
        };
        if (code == CommonError.INTERNAL) {
            log.error("unexpected failure", failure);
        }
        return withHeaders(answer(code, sentence(failure, code), details(failure)), headers);
    }

    private static ResponseEntity<Object> answer(ErrorCode code, @Nullable String message, Map<String, ?> details) {
        ResponseEntity.BodyBuilder builder =
                ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_JSON);
        if (code.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            builder.header(HttpHeaders.RETRY_AFTER, "2");
        }
        if (details.get("retry_after") instanceof Number seconds) {
            builder.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return builder.body(body(code, message == null ? code.name() : message, details));
    }

    private static ResponseEntity<Object> withHeaders(ResponseEntity<Object> answer, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        all.putAll(answer.getHeaders());
        return new ResponseEntity<>(answer.getBody(), all, answer.getStatusCode());
    }

    private static String sentence(Exception failure, CommonError code) {
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return unreadable.getMostSpecificCause() instanceof JacksonException json
                    ? "The body is not the JSON this endpoint reads" + place(json)
                    : "The body could not be read";
        }
        return switch (code) {
            case NOT_FOUND -> "There is nothing at this address";
            case METHOD_NOT_ALLOWED -> "This address does not answer to that method";
            case PAYLOAD_TOO_LARGE -> "The body is larger than the configured limit";
            case UNSUPPORTED_MEDIA_TYPE -> "This endpoint does not read that content type";
            case NOT_ACCEPTABLE -> "This endpoint cannot answer in the type that Accept asks for";
            default -> "The request is malformed";
        };
    }

    private static String place(JacksonException json) {
        String path = path(json);
        return path.isEmpty() ? "" : " (at " + path + ")";
    }

    private static Map<String, ?> details(Exception failure) {
        if (failure instanceof HttpMessageNotReadableException unreadable
                && unreadable.getMostSpecificCause() instanceof DatabindException json
                && !path(json).isEmpty()) {
            return Map.of("fields", List.of(new Problem.FieldError(path(json), "has a value of the wrong type")));
        }
        return Map.of();
    }

    private static String path(JacksonException json) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            } else {
                path.append('[').append(step.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    /** A refusal raised while an id or a body was being converted arrives wrapped by the framework. */
    private static @Nullable Problem problemWithin(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }
}
