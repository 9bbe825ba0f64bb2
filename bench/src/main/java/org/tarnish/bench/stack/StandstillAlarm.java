package org.tarnish.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.tarnish.cli.client.Audience;
import org.tarnish.cli.client.ExperimentView;

/** Ends the watching of an experiment of which no task has ended for a long time, by an exception. */
final class StandstillAlarm implements Audience {
    /** Planning 10^6 tasks takes less, and tasks that do nothing end by the second. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private int done = -1;
    private Duration moved = Duration.ZERO;

    @Override
    public void see(ExperimentView view, JsonNode json, Duration at) {
        if (view.done() != done) {
            done = view.done();
            moved = at;
        } else if (!view.isOver() && at.minus(moved).compareTo(PATIENCE) > 0) {
            throw new UncheckedIOException(new IOException("No task of " + view.id() + " has ended for "
                    + at.minus(moved).toSeconds() + " s: it is " + view.state() + ", with " + done + " of "
                    + view.total()
                    + " tasks; see the services' logs."));
        }
    }
}
