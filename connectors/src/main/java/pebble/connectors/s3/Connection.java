package pebble.connectors.s3;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** The client of the vendor's library, set so that every store that speaks S3 understands it. */
final class Connection {
    private Connection() {}

    static S3Client to(S3Settings settings, Patience patience) {
        return S3Client.builder()
                .endpointOverride(settings.endpoint())
                .region(Region.of(settings.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
                .forcePathStyle(true)
                // Without these, bodies are framed in a way that older stores refuse or, worse, keep with its frames.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(patience.connect())
                        .connectionAcquisitionTimeout(patience.silence())
                        .socketTimeout(patience.silence())
                        .maxConnections(32))
                .overrideConfiguration(ours -> ours
                        // What else lies on this machine for other programs is none of our business.
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(patience.attempts())
                                .backoffStrategy(BackoffStrategy.exponentialDelay(
                                        patience.pause(), patience.pause().multipliedBy(50)))
                                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(
                                        patience.pause().multipliedBy(4),
                                        patience.pause().multipliedBy(100)))
                                .build()))
                .build();
    }
}
