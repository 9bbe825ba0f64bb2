package org.tarnish.machine.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.tarnish.machine.file.FailureText;
import org.tarnish.machine.retry.Pauses;
import org.tarnish.machine.retry.Time;
import org.tarnish.machine.retry.Tries;

/**
 * Fetches files over http and https; follows redirects, but none from https to http. Broken connections, time-outs and
 * answers that say "not now" are tried again after pauses, going on where the last try ended if the server can, and then
 * thrown as {@link SourceUnavailable}. Safe for concurrent use.
 */
public final class Fetcher {
    private static final long LOOK_MILLIS = 100;

    private final Path folder;
    private final FetchSettings settings;
    private final Sought sought;
    private final Time time;
    private final HttpClient client;

    /** @param folder where files are written while they come in; made when needed */
    public Fetcher(Path folder, FetchSettings settings, Sought sought, Time time) {
        this.folder = folder;
        this.settings = settings;
        this.sought = sought;
        this.time = time;
        client = HttpClient.newBuilder()
                .connectTimeout(settings.connect())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Which file an address has now, as far as its server tells, without fetching it; empty if it answers that there is no
     * such thing.
     *
     * @throws FetchRefused if it answers anything but yes, "not there" or "not now"
     * @throws SourceUnavailable if it cannot be reached in time, or answers "not now"
     */
    public Optional<FileVersion> look(URI address) throws IOException {
        return patiently(settings.check(), () -> ask(address));
    }

    /**
     * Fetches to a new file of the folder; empty if the address answers that there is no such thing. Nothing is left
     * behind after a failure.
     *
     * @throws FetchRefused if the file is too large, or must not be had
     * @throws SourceUnavailable if the network or the server does not give it now
     */
    public Optional<Fetched> fetch(URI address) throws IOException {
        Files.createDirectories(folder);
        var target = Files.createTempFile(folder, "fetch-", ".part");
        var whole = false;
        long begun = System.nanoTime();
        try (var file = new IncomingFile(address, sought, target, settings.maxBytes())) {
            if (!patiently(settings.whole(), () -> receive(address, file, begun))) {
                return Optional.empty();
            }
            var fetched = file.complete();
            whole = true;
            return Optional.of(fetched);
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    /** A try. */
    @FunctionalInterface
    private interface Try<T> {
        T run() throws IOException;
    }

    private <T> T patiently(Duration most, Try<T> call) throws IOException {
        var tries = new Tries(Pauses.listed(settings.pauses(), most), time);
        while (true) {
            try {
                return call.run();
            } catch (SourceUnavailable e) {
                requireAnother(tries, e);
            }
        }
    }

    private static void requireAnother(Tries tries, SourceUnavailable failure) throws SourceUnavailable {
        try {
            if (!tries.again()) {
                throw tries.count() == 1
                        ? failure
                        : new SourceUnavailable(
                                failure.getMessage() + "; it was tried " + tries.count() + " times", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** Asks without a body; of an address that does not answer that, for its first byte. */
    private Optional<FileVersion> ask(URI address) throws IOException {
        var request = HttpRequest.newBuilder(address).timeout(settings.check());
        try {
            var head = request.copy()
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<?> answer = client.send(head, BodyHandlers.discarding());
            var isThere = false;
            if (AnswerStatus.mayMeanTheQuestion(answer.statusCode())) {
                var byteOnly = request.header("Range", "bytes=0-0").build();
                var begun = client.send(byteOnly, BodyHandlers.ofInputStream());
                // Whatever comes is not read to its end.
                begun.body().close();
                answer = begun;
                isThere = AnswerStatus.isOfNoPart(begun.statusCode());
            }
            return isThere || AnswerStatus.isThere(address, answer.statusCode())
                    ? Optional.of(FileVersion.of(answer.headers()))
                    : Optional.empty();
        } catch (FetchRefused | SourceUnavailable e) {
            throw e;
        } catch (IOException e) {
            throw unreachable(address, e);
        } catch (InterruptedException e) {
            throw interrupted(address);
        }
    }

    private boolean receive(URI address, IncomingFile file, long begun) throws IOException {
        boolean part = file.goesOn();
        var request = HttpRequest.newBuilder(address).timeout(settings.answer());
        int question = file.ask(request);
        var coming = client.sendAsync(
                request.build(), answer -> file.body(question, answer).orElseGet(BodySubscribers::discarding));
        try {
            var answer = await(address, coming, file, begun);
            if (part && !file.isTaken() && AnswerStatus.isOfNoPart(answer.statusCode())) {
                file.forget();
                throw new SourceUnavailable(address + " does not give the rest of a file that it has begun to give");
            }
            if (!file.isTaken() && !AnswerStatus.isThere(address, answer.statusCode())) {
                return false;
            }
            requireWhole(address, answer, file);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FetchRefused refused) {
                throw refused;
            }
            if (e.getCause() instanceof FileSystemException local) {
                throw new IOException(local.getMessage(), local);
            }
            throw unreachable(address, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(address);
        } finally {
            file.leave();
            coming.cancel(true);
        }
    }

    private HttpResponse<Void> await(
            URI address, CompletableFuture<HttpResponse<Void>> coming, IncomingFile file, long begun)
            throws IOException, ExecutionException, InterruptedException {
        while (true) {
            try {
                return coming.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (file.stalledFor(settings.stall())) {
                    throw new SourceUnavailable(address + " sent nothing for "
                            + settings.stall().toSeconds() + " s after " + file.bytes() + " bytes; try again later");
                }
                if (System.nanoTime() - begun > settings.whole().toNanos()) {
                    throw new SourceUnavailable(address + " took more than "
                            + settings.whole().toSeconds() + " s for " + file.bytes() + " bytes; try again later");
                }
            }
        }
    }

    /** Versions of the protocol differ in whether a body that ends early is an error by itself. */
    private static void requireWhole(URI address, HttpResponse<?> answer, IncomingFile file) throws SourceUnavailable {
        var announced = answer.headers().firstValueAsLong("Content-Length");
        if (announced.isPresent() && announced.getAsLong() != file.bytesOfAnswer()) {
            throw new SourceUnavailable(address + " announced " + announced.getAsLong() + " bytes and sent "
                    + file.bytesOfAnswer() + "; try again later");
        }
    }

    private IOException unreachable(URI address, Throwable failure) {
        var message = address + " cannot be fetched: " + FailureText.of(failure) + "; check the network, or "
                + sought.instead();
        return isCertificate(failure) ? new FetchRefused(message, failure) : new SourceUnavailable(message, failure);
    }

    /** A certificate that is not accepted now is not accepted after a pause either. */
    private static boolean isCertificate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }

    private static SourceUnavailable interrupted(URI address) {
        Thread.currentThread().interrupt();
        return new SourceUnavailable("fetching " + address + " was interrupted", new InterruptedIOException());
    }
}
