package pebble.connectors.llm;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param endpoint of the resource, like {@code https://acme.openai.azure.com}
 * @param apiVersion a date asks by the dated address; without one the v1 address is asked
 * @param answers how the shape of the answer is asked for: json_object is for versions and models without schemas
 * @param reasoning whether the deployment is of a reasoning model, which takes no temperature and counts tokens by another name
 */
@ConfigurationProperties("pebble.llm.azure")
record AzureOpenAiSettings(
        @DefaultValue("") String endpoint,
        @DefaultValue("") String key,
        @DefaultValue("") String deployment,
        @DefaultValue("") String apiVersion,
        @DefaultValue("json_schema") Answers answers,
        @DefaultValue("false") boolean reasoning,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("25s") Duration firstByteTimeout,
        @DefaultValue("30s") Duration totalTimeout) {
    AzureOpenAiSettings {
        // A variable that is set to nothing is as if it were not there.
        deployment = deployment.isBlank() ? "gpt-4o-mini" : deployment;
    }

    enum Answers {
        JSON_SCHEMA,
        JSON_OBJECT
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AzureOpenAiSettings[" + endpoint + ", " + deployment + "]";
    }
}
