package org.tarnish.pipeline.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this worker can work. After trouble of its own it takes no jobs for a while, which grows each time the trouble
 * comes back, and then only if a check finds nothing wrong. Safe for concurrent use.
 */
public final class WorkerHealth {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerHealth.class);
    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final Clock clock;
    private final Supplier<Optional<String>> check;
    private String trouble;
    private Duration rest = FIRST_REST;
    private Instant until = Instant.MIN;

    /**
     * @param check what is wrong now in one sentence, or empty if nothing is; asked only after trouble
     */
    public WorkerHealth(Clock clock, Supplier<Optional<String>> check) {
        this.clock = clock;
        this.check = check;
    }

    /** Why no jobs are taken, or empty if they are. */
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Takes no jobs for a while. */
    public synchronized void rest(String reason) {
        LOG.warn("no more jobs are taken for {} s: {}", rest.toSeconds(), reason);
        trouble = reason;
        until = clock.instant().plus(rest);
        rest = rest.multipliedBy(2).compareTo(LONGEST_REST) < 0 ? rest.multipliedBy(2) : LONGEST_REST;
    }

    /** A task ended as it should. */
    public synchronized void thrive() {
        rest = FIRST_REST;
    }

    /** Whether a job may be taken now; checks, if that is due. */
    public synchronized boolean ready() {
        if (trouble == null) {
            return true;
        }
        if (clock.instant().isBefore(until)) {
            return false;
        }
        var found = check.get();
        if (found.isPresent()) {
            trouble = found.get();
            until = clock.instant().plus(FIRST_REST);
            return false;
        }
        LOG.info("jobs are taken again");
        trouble = null;
        return true;
    }
}
