package pebble.shelf;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.processing.Processing;
import pebble.processing.ProcessingJob;
import pebble.processing.ProcessingJob.Status;
import pebble.processing.ProcessingJobId;
import pebble.processing.ProcessingJobs;
import pebble.shared.Cursor;
import pebble.shared.Page;
import pebble.shared.Problem;

/** What is still to be done with documents, and what was given up and waits for a person. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobsApi {
    private static final Set<Status> OPEN = EnumSet.of(Status.WAITING, Status.PENDING, Status.RUNNING, Status.FAILED);

    private final ProcessingJobs jobs;
    private final Processing processing;

    JobsApi(ProcessingJobs jobs, Processing processing) {
        this.jobs = jobs;
        this.processing = processing;
    }

    @GetMapping
    @Allowed
    Page<ProcessingJobs.Listed> list(
            Caller caller,
            @RequestParam(defaultValue = "failed") String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return jobs.list(caller, status(state), Cursor.limit(limit), cursor);
    }

    /** Tries what was given up again, and after it what came after it. */
    @PostMapping("/{id}/retry")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProcessingJob retry(Caller caller, @PathVariable ProcessingJobId id) {
        return processing.retry(caller, id);
    }

    private static Status status(String key) {
        return Arrays.stream(Status.values())
                .filter(status -> OPEN.contains(status) && status.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.field(
                        "state",
                        "must be one of " + OPEN.stream().map(Status::key).collect(Collectors.joining(", "))));
    }
}
