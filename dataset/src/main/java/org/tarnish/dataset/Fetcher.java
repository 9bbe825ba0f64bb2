package org.tarnish.dataset;

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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Fetches archives over http and https; follows redirects, but none from https to http. Broken connections, time-outs and
 * answers that say "not now" are tried again after pauses and then thrown as {@link SourceUnavailable}. Safe for
 * concurrent use.
 */
final class Fetcher {
    private static final int OK = 200;
    private static final int MISSING = 404;
    private static final int GONE = 410;
    private static final int TIMED_OUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER_TROUBLE = 500;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_IMPLEMENTED = 501;
    private static final long LOOK_MILLIS = 100;

    private final Path folder;
    private final FetchSettings settings;
    private final Retries retries;
    private final HttpClient client;

    /** @param folder where archives are written while they come in; made when needed */
    Fetcher(Path folder, FetchSettings settings, Retries.Pause pause) {
        this.folder = folder;
        this.settings = settings;
        retries = new Retries(settings.pauses(), pause);
        client = HttpClient.newBuilder()
                .connectTimeout(settings.connect())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Whether the address answers that it has something; a server that does not answer such questions counts as yes.
     *
     * @throws DatasetException if it answers anything but yes, "not there" or "not now"
     * @throws SourceUnavailable if it cannot be reached in time, or answers "not now"
     */
    boolean has(URI address) throws IOException {
        return retries.within(settings.check()).call(() -> ask(address));
    }

    private boolean ask(URI address) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(settings.check())
                .build();
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status == METHOD_NOT_ALLOWED || status == NOT_IMPLEMENTED || isThere(address, status);
        } catch (DatasetException | SourceUnavailable e) {
            throw e;
        } catch (IOException e) {
            throw unreachable(address, e);
        } catch (InterruptedException e) {
            throw interrupted(address);
        }
    }

    /**
     * Fetches to a new file, whose content is complete and has the sum if one is given, and is a whole archive if none is;
     * empty if the address answers that there is no such thing. Nothing is left behind after a failure.
     *
     * @throws DatasetException if what comes is something else, or too large, or must not be had
     * @throws SourceUnavailable if the network or the server does not give it now
     */
    Optional<Path> fetch(URI address, Optional<String> sha256) throws IOException {
        Files.createDirectories(folder);
        return retries.call(() -> fetchOnce(address, sha256));
    }

    private Optional<Path> fetchOnce(URI address, Optional<String> sha256) throws IOException {
        var target = Files.createTempFile(folder, "fetch-", ".part");
        var whole = false;
        try (var body = new FileBody(address, target, settings.maxBytes())) {
            if (!isThere(address, receive(address, body))) {
                return Optional.empty();
            }
            requireExpected(address, target, body, sha256);
            whole = true;
            return Optional.of(target);
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static void requireExpected(URI address, Path target, FileBody body, Optional<String> sha256)
            throws IOException {
        var sum = body.sha256();
        if (sha256.isPresent() && sha256.get().equals(sum)) {
            return;
        }
        var head = ArchiveKind.head(target);
        var kind = ArchiveKind.told(head);
        if (kind.isEmpty()) {
            throw new DatasetException(address + " answered with " + Glimpse.of(head, body.bytes())
                    + " instead of an archive, which is not kept; " + ArchiveKind.ALLOWED
                    + "; correct the address, or submit the request again when the archive is back");
        }
        if (sha256.isPresent()) {
            throw new DatasetException(
                    "the archive fetched from " + address + " is not the expected one: its sha256 is " + sum
                            + ", expected was " + sha256.get() + "; fetch it again or correct the sum");
        }
        try {
            kind.get().open(target, ArchiveLimits.DEFAULT, LookSettings.DEFAULT).forEach((name, content) -> true);
        } catch (DatasetException e) {
            throw new DatasetException(
                    "what " + address + " answered is not kept: " + e.getMessage() + "; put the archive right", e);
        }
    }

    private int receive(URI address, FileBody body) throws IOException {
        var request = HttpRequest.newBuilder(address).timeout(settings.answer()).build();
        HttpResponse.BodyHandler<Void> handler =
                answer -> answer.statusCode() == OK ? body : BodySubscribers.discarding();
        var answer = client.sendAsync(request, handler);
        try {
            while (true) {
                try {
                    var whole = answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    requireWhole(address, whole, body);
                    return whole.statusCode();
                } catch (TimeoutException e) {
                    if (body.stalledFor(settings.stall())) {
                        throw new SourceUnavailable(address + " sent nothing for "
                                + settings.stall().toSeconds() + " s after " + body.bytes()
                                + " bytes; try again later");
                    }
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DatasetException refused) {
                throw refused;
            }
            if (e.getCause() instanceof FileSystemException local) {
                throw new IOException(local.getMessage(), local);
            }
            throw unreachable(address, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(address);
        } finally {
            answer.cancel(true);
        }
    }

    /** Versions of the protocol differ in whether a body that ends early is an error by itself. */
    private static void requireWhole(URI address, HttpResponse<?> answer, FileBody body) throws SourceUnavailable {
        var announced = answer.headers().firstValueAsLong("Content-Length");
        if (answer.statusCode() == OK && announced.isPresent() && announced.getAsLong() != body.bytes()) {
            throw new SourceUnavailable(address + " announced " + announced.getAsLong() + " bytes and sent "
                    + body.bytes() + "; try again later");
        }
    }

    private static boolean isThere(URI address, int status) throws IOException {
        if (status == MISSING || status == GONE) {
            return false;
        }
        if (status >= SERVER_TROUBLE || status == TIMED_OUT || status == TOO_EARLY || status == TOO_MANY) {
            throw new SourceUnavailable(address + " answered with status " + status + "; try again later");
        }
        if (status != OK) {
            throw new DatasetException(address + " answered with status " + status + " instead of " + OK);
        }
        return true;
    }

    private static IOException unreachable(URI address, Throwable failure) {
        var message = address + " cannot be fetched: " + Reason.of(failure)
                + "; check the network, or put the archive into the mirror (TARNISH_DATASETS)";
        return isCertificate(failure)
                ? new DatasetException(message, failure)
                : new SourceUnavailable(message, failure);
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
