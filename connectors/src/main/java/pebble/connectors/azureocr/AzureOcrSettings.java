package pebble.connectors.azureocr;

import java.time.Duration;

/**
 * @param endpoint of the resource, like {@code https://acme.cognitiveservices.azure.com}
 * @param firstPause between two questions whether a page is read, where the answer does not say
 * @param longestPause to which the pause grows
 * @param longestWait for one page; what then is not read is read by another
 * @param rest for how long Azure is left alone after most of the last pages failed
 */
record AzureOcrSettings(
        String endpoint,
        String key,
        Duration connectTimeout,
        Duration answerTimeout,
        Duration firstPause,
        Duration longestPause,
        Duration longestWait,
        Duration rest) {

    static AzureOcrSettings of(String endpoint, String key) {
        return new AzureOcrSettings(
                endpoint,
                key,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(45),
                Duration.ofSeconds(60));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AzureOcrSettings[" + endpoint + "]";
    }
}
