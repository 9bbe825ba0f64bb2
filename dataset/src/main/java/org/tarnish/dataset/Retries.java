package org.tarnish.dataset;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Tries again after a pause what found its source unavailable; everything else that is thrown is final. */
final class Retries {
    private final List<Duration> pauses;
    private final Pause pause;
    private final Duration most;

    /**
     * @param pauses one before each further try
     */
    Retries(List<Duration> pauses, Pause pause) {
        this(pauses, pause, Duration.ofDays(1));
    }

    private Retries(List<Duration> pauses, Pause pause, Duration most) {
        this.pauses = List.copyOf(pauses);
        this.pause = pause;
        this.most = most;
    }

    /** Lets time go by. */
    @FunctionalInterface
    interface Pause {
        void pass(Duration time) throws InterruptedException;

        /** Real time. */
        static Pause sleeping() {
            return time -> Thread.sleep(time.toMillis());
        }
    }

    /** A try. */
    @FunctionalInterface
    interface Try<T> {
        T run() throws IOException;
    }

    /** The same, but no further try begins once the tries and pauses before it have taken so long together. */
    Retries within(Duration time) {
        return new Retries(pauses, pause, time);
    }

    /** @throws SourceUnavailable if the last try found it unavailable too, or the thread was interrupted */
    <T> T call(Try<T> call) throws IOException {
        var spent = Duration.ZERO;
        for (var tries = 1; ; tries++) {
            var begun = System.nanoTime();
            try {
                return call.run();
            } catch (SourceUnavailable e) {
                var wait = tries > pauses.size() ? Duration.ZERO : pauses.get(tries - 1);
                spent = spent.plusNanos(System.nanoTime() - begun).plus(wait);
                if (tries > pauses.size() || spent.compareTo(most) > 0) {
                    throw tries == 1
                            ? e
                            : new SourceUnavailable(e.getMessage() + "; it was tried " + tries + " times", e);
                }
                pass(wait, e);
            }
        }
    }

    private void pass(Duration wait, SourceUnavailable reason) throws SourceUnavailable {
        try {
            pause.pass(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
