package org.tarnish.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Follows an experiment by asking the reporting-service again and again. */
public final class Watching {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    /** A service that was killed is back long before. */
    private static final Duration OUTAGE = Duration.ofSeconds(90);

    private final ReportingClient reporting;
    private final Audience audience;
    private final Duration betweenLooks;

    public Watching(ReportingClient reporting, Audience audience) {
        this(reporting, audience, BETWEEN_LOOKS);
    }

    /** With so much time between two questions. */
    public Watching(ReportingClient reporting, Audience audience, Duration betweenLooks) {
        this.reporting = reporting;
        this.audience = audience;
        this.betweenLooks = betweenLooks;
    }

    /**
     * Returns an experiment as soon as it is as wanted, or over.
     *
     * @param patience how long the service may not know the experiment
     * @return as it was last seen; null if it stayed unknown
     * @throws NoStackException if the service is not there, or cannot answer for that long, or for 90 s later on
     */
    public ExperimentView until(Predicate<ExperimentView> wanted, String id, Duration patience) throws IOException {
        var begun = System.nanoTime();
        var answered = begun;
        ExperimentView seen = null;
        try {
            while (true) {
                try {
                    var json = reporting.experimentJson(id);
                    answered = System.nanoTime();
                    if (json.isPresent()) {
                        seen = show(json.get(), begun);
                        if (seen.isOver() || wanted.test(seen)) {
                            return seen;
                        }
                    }
                } catch (NoStackException e) {
                    boolean hopeless =
                            seen == null && (!e.isPassing() || since(begun).compareTo(patience) > 0);
                    if (hopeless || since(answered).compareTo(OUTAGE) > 0) {
                        throw e;
                    }
                }
                if (seen == null && since(begun).compareTo(patience) > 0) {
                    return null;
                }
                TimeUnit.NANOSECONDS.sleep(betweenLooks.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while watching " + id + ".", e);
        }
    }

    private ExperimentView show(JsonNode json, long begun) throws IOException {
        var view = ReportingClient.view(json);
        audience.see(view, json, since(begun));
        return view;
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}
