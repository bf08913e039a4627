package pebble.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import pebble.blobs.LargeBlobs;
import pebble.ground.DataFolder;
import pebble.ground.Port;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import pebble.ground.Variables;
import pebble.postgres.DatabaseUrl;
import pebble.postgres.EmbeddedDatabase;
import pebble.stores.Store;
import pebble.watched.DropFolder;

/**
 * The product in one of its roles: {@code serve} answers people and does the work behind them, {@code work} does only the work.
 * Everything that can refuse a start is asked before Spring wakes up; PostgreSQL starts beside it.
 */
public final class Product {
    public static final Set<String> ROLES = Set.of("serve", "work");

    private final Class<?> application;
    private final Variables variables;
    private final Terminal terminal;

    public Product(Class<?> application, Variables variables, Terminal terminal) {
        this.application = application;
        this.variables = variables;
        this.terminal = terminal;
    }

    /** Returns when the product is ready; it goes on in its own threads. */
    public ConfigurableApplicationContext run(List<String> words) {
        Start start = Start.of(words);
        DataFolder data = folder(start, variables);
        Port port = Port.of(variables);
        if (start.serves() && port.number() != 0) {
            port.refuseTaken();
        }
        Thread.ofVirtual().start(() -> Leftovers.clear(Path.of(System.getProperty("java.io.tmpdir")), Instant.now()));
        EmbeddedDatabase embedded = ownDatabase(variables) ? EmbeddedDatabase.starting(data) : null;
        try {
            return start(start, port, data, embedded);
        } catch (RuntimeException failure) {
            if (embedded != null) {
                embedded.close();
            }
            data.close();
            throw known(failure);
        }
    }

    /** One process serves from a folder, or runs the database in it; whoever only works beside them shares it. */
    static DataFolder folder(Start start, Variables variables) {
        return start.serves() || ownDatabase(variables)
                ? DataFolder.own(DataFolder.at(variables), Version.current())
                : DataFolder.share(DataFolder.at(variables), Version.current());
    }

    private static boolean ownDatabase(Variables variables) {
        return variables.find("DATABASE_URL").isEmpty();
    }

    private ConfigurableApplicationContext start(
            Start start, Port port, DataFolder data, @Nullable EmbeddedDatabase embedded) {
        SpringApplication spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(true);
        spring.addInitializers(context -> {
            settings(context.getEnvironment().getPropertySources(), start, port, data);
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(Terminal.class, () -> terminal);
            beans.registerBean(Variables.class, () -> variables);
            beans.registerBean(Port.class, () -> port);
            beans.registerBean(Start.class, () -> start);
            beans.registerBean(DataFolder.class, () -> data);
            Models.of(variables).register(beans);
            Eyes.of(variables, data).register(beans, variables, data);
            LargeBlobs files = Store.of(variables, data);
            beans.registerBean(LargeBlobs.class, () -> files);
            if (start.works()) {
                Consuming.of(variables, data).ifPresent(drop -> beans.registerBean(DropFolder.class, () -> drop));
            }
            if (start.serves()) {
                SearchIndexes.register(beans, variables, data);
            }
            if (embedded != null) {
                beans.registerBean(EmbeddedDatabase.class, () -> embedded);
            }
            beans.registerBean(
                    DatabaseUrl.class,
                    () -> embedded == null
                            ? DatabaseUrl.parse(variables.get("DATABASE_URL", ""))
                            : beans.getBean(EmbeddedDatabase.class).url());
        });
        return spring.run();
    }

    private void settings(MutablePropertySources sources, Start start, Port port, DataFolder data) {
        Map<String, Object> told = new HashMap<>();
        // Whoever only works has all parts of a server but a port.
        told.put("server.port", start.serves() ? port.number() : -1);
        told.put("server.address", port.address().getHostAddress());
        if (!start.works()) {
            told.put("db-scheduler.enabled", false);
        }
        sources.addFirst(new MapPropertySource("start", told));
        sources.addAfter(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource("dotenv-systemEnvironment", new HashMap<>(variables.file())));
    }

    /** A refusal that the framework wrapped on its way up is still a refusal. */
    private static RuntimeException known(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return failure;
    }
}
