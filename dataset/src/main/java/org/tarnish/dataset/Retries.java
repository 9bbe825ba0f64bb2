package org.tarnish.dataset;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Tries again after a pause what found its source unavailable; everything else that is thrown is final. */
final class Retries {
    private final List<Duration> pauses;
    private final Pause pause;

    /**
     * @param pauses one before each further try
     */
    Retries(List<Duration> pauses, Pause pause) {
        this.pauses = List.copyOf(pauses);
        this.pause = pause;
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

    /** As many of the first pauses as fit into a time together. */
    Retries within(Duration time) {
        var sum = Duration.ZERO;
        var count = 0;
        while (count < pauses.size() && sum.plus(pauses.get(count)).compareTo(time) <= 0) {
            sum = sum.plus(pauses.get(count++));
        }
        return new Retries(pauses.subList(0, count), pause);
    }

    /** @throws SourceUnavailable if the last try found it unavailable too, or the thread was interrupted */
    <T> T call(Try<T> call) throws IOException {
        for (var wait : pauses) {
            try {
                return call.run();
            } catch (SourceUnavailable e) {
                pass(wait, e);
            }
        }
        try {
            return call.run();
        } catch (SourceUnavailable e) {
            throw pauses.isEmpty()
                    ? e
                    : new SourceUnavailable(e.getMessage() + "; it was tried " + (pauses.size() + 1) + " times", e);
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
