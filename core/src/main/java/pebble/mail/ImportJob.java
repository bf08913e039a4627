package pebble.mail;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pebble.mime.Containers;

/** Imports a path of the server's machine. Cut anywhere, it goes on behind the last durable line of its manifest. */
@Configuration(proxyBeanMethods = false)
class ImportJob {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("import", Work.class);

    record Work(UUID run) {}

    @Bean
    OneTimeTask<Work> importTask(Imports imports, Mailboxes mailboxes, Intake intake) {
        return Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(1), 2))
                .execute((instance, context) -> carry(
                        imports,
                        mailboxes,
                        intake,
                        new ImportId(instance.getData().run())));
    }

    private static void carry(Imports imports, Mailboxes mailboxes, Intake intake, ImportId id) {
        ImportRun run = imports.get(id);
        if (run.state() != ImportRun.State.RUNNING || run.path() == null) {
            return;
        }
        Importing importing = new Importing(intake, imports, run, mailboxes.get(run.mailboxId()));
        try {
            Containers.walk(Path.of(run.path()), run.source(), importing);
        } catch (IOException unreadable) {
            importing.flush();
            imports.finish(id, ImportRun.State.FAILED, "It could not be read to the end: " + unreadable.getMessage());
            return;
        }
        importing.flush();
        imports.finish(id, ImportRun.State.DONE, null);
    }
}
