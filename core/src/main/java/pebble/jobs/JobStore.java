package pebble.jobs;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** How jobs are written down: JSON, so that a row can be read by people and outlives a class's serial form. */
@Configuration(proxyBeanMethods = false)
class JobStore {

    @Bean
    Serializer jobsAsJson() {
        JsonMapper json = JsonMapper.builder().build();
        return new Serializer() {
            @Override
            public byte[] serialize(Object data) {
                return json.writeValueAsBytes(data);
            }

            @Override
            public <T> T deserialize(Class<T> type, byte[] data) {
                return json.readValue(data, type);
            }
        };
    }

    @Bean
    DbSchedulerCustomizer jobSerializer(Serializer jobsAsJson) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(jobsAsJson);
            }
        };
    }
}
