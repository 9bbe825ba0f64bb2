package org.tarnish.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits until services say that they are ready. */
final class Readiness {
    /** A service that ended so often before it was ready will not become so. */
    private static final int HOPELESS = 3;

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Duration patience;
    private final Consumer<String> say;

    Readiness(Duration patience, Consumer<String> say) {
        this.patience = patience;
        this.say = say;
    }

    void await(List<SupervisedService> services) throws IOException {
        var begun = System.nanoTime();
        var waiting = new ArrayList<>(services);
        try {
            while (!waiting.isEmpty()) {
                for (var service : List.copyOf(waiting)) {
                    if (isReady(service)) {
                        waiting.remove(service);
                        say.accept(service.name() + " is ready after " + seconds(begun) + " s.");
                    } else {
                        expectToBecomeReady(service, begun);
                    }
                }
                TimeUnit.NANOSECONDS.sleep(waiting.isEmpty() ? 0 : BETWEEN_QUESTIONS.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the services started.", e);
        }
    }

    private boolean isReady(SupervisedService service) throws InterruptedException {
        var port = service.port();
        if (port == 0) {
            return false;
        }
        var question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            // Not listening yet.
            return false;
        }
    }

    private void expectToBecomeReady(SupervisedService service, long begun) throws IOException {
        if (service.failure() != null) {
            throw service.failure();
        }
        if (service.ends() >= HOPELESS) {
            throw new IOException(service.name() + " ended " + service.ends()
                    + " times before it was ready, with exit code " + service.lastExit() + " at last" + logOf(service));
        }
        if (System.nanoTime() - begun > patience.toNanos()) {
            throw new IOException(
                    service.name() + " is not ready after " + patience.toSeconds() + " s" + logOf(service));
        }
    }

    private static String logOf(SupervisedService service) throws IOException {
        var end = service.log().tail(5);
        return "; see its log " + service.log().path()
                + (end.isEmpty() ? "." : ", which ends with:\n  " + String.join("\n  ", end));
    }

    private static String seconds(long begun) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9);
    }
}
