package pebble.connectors.s3;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.blobs.BlobError;
import pebble.shared.Problem;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the store's failures mean to whoever asked: a refusal that may pass, in a sentence, and one line in the log. */
final class Trouble {
    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private Trouble() {}

    static Problem of(SdkException failure) {
        if (failure instanceof S3Exception answer) {
            log.warn(
                    "object store refused status={} code={} request={}",
                    answer.statusCode(),
                    code(answer),
                    answer.requestId());
            return new Problem(BlobError.STORE_UNAVAILABLE, sentence(answer));
        }
        log.warn("object store away cause={}", failure.getMessage());
        return away();
    }

    static Problem away() {
        return new Problem(
                BlobError.STORE_UNAVAILABLE,
                "The store for large files does not answer just now. Nothing was changed; try again in a moment.");
    }

    /** It says that it keeps what it does not give back. */
    static Problem damaged() {
        return new Problem(
                BlobError.STORE_UNAVAILABLE,
                "The store for large files gave back other bytes than it was given. Tell your administrator.");
    }

    /** As the store calls it, or its status where it says nothing. */
    static String code(S3Exception answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String sentence(S3Exception answer) {
        String code = code(answer);
        if (answer.statusCode() == 507 || code.contains("StorageFull") || code.contains("QuotaExceeded")) {
            return "The store for large files is full. Nothing was changed; your administrator must make room there.";
        }
        return answer.statusCode() >= 500
                ? "The store for large files cannot serve just now. Nothing was changed; try again in a moment."
                : "The store for large files refuses Pebble (" + (code.isEmpty() ? answer.statusCode() : code)
                        + "). Nothing was changed; your administrator must look at its settings.";
    }
}
