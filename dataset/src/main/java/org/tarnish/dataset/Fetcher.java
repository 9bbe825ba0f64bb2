package org.tarnish.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches archives over http and https; follows redirects, but none from https to http. Safe for concurrent use. */
final class Fetcher {
    private static final int OK = 200;
    private static final int MISSING = 404;
    private static final int GONE = 410;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NOT_IMPLEMENTED = 501;
    private static final long LOOK_MILLIS = 100;

    private final Path folder;
    private final FetchSettings settings;
    private final HttpClient client;

    /** @param folder where archives are written while they come in; made when needed */
    Fetcher(Path folder, FetchSettings settings) {
        this.folder = folder;
        this.settings = settings;
        client = HttpClient.newBuilder()
                .connectTimeout(settings.connect())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Whether the address answers that it has something; a server that does not answer such questions counts as yes.
     *
     * @throws DatasetException if it cannot be reached in time, or answers anything but yes or "not there"
     */
    boolean has(URI address) throws DatasetException {
        var request = HttpRequest.newBuilder(address)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(settings.check())
                .build();
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != METHOD_NOT_ALLOWED && status != NOT_IMPLEMENTED) {
                return isThere(address, status);
            }
            return true;
        } catch (DatasetException e) {
            throw e;
        } catch (IOException e) {
            throw unreachable(address, e);
        } catch (InterruptedException e) {
            throw interrupted(address);
        }
    }

    /**
     * Fetches to a new file, whose content is complete and has the sum if one is given; empty if the address answers
     * that there is no such thing. Nothing is left behind after a failure.
     */
    Optional<Path> fetch(URI address, Optional<String> sha256) throws IOException {
        Files.createDirectories(folder);
        var target = Files.createTempFile(folder, "fetch-", ".part");
        var whole = false;
        try (var body = new FileBody(address, target, settings.maxBytes())) {
            if (!isThere(address, receive(address, body))) {
                return Optional.empty();
            }
            var sum = body.sha256();
            if (sha256.isPresent() && !sha256.get().equals(sum)) {
                throw new DatasetException(
                        "the archive fetched from " + address + " is not the expected one: its sha256 is " + sum
                                + ", expected was " + sha256.get() + "; fetch it again or correct the sum");
            }
            whole = true;
            return Optional.of(target);
        } finally {
            if (!whole) {
                Files.deleteIfExists(target);
            }
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
                    return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS).statusCode();
                } catch (TimeoutException e) {
                    if (body.stalledFor(settings.stall())) {
                        throw new DatasetException(address + " sent nothing for "
                                + settings.stall().toSeconds() + " s after " + body.bytes()
                                + " bytes; try again later");
                    }
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DatasetException refused) {
                throw refused;
            }
            throw unreachable(address, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(address);
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean isThere(URI address, int status) throws DatasetException {
        if (status == MISSING || status == GONE) {
            return false;
        }
        if (status != OK) {
            throw new DatasetException(address + " answered with status " + status + " instead of " + OK);
        }
        return true;
    }

    private static DatasetException unreachable(URI address, Throwable failure) {
        return new DatasetException(
                address + " cannot be fetched: " + Reason.of(failure)
                        + "; check the network, or put the archive into the mirror (TARNISH_DATASETS)",
                failure);
    }

    private static DatasetException interrupted(URI address) {
        Thread.currentThread().interrupt();
        return new DatasetException("fetching " + address + " was interrupted", new InterruptedIOException());
    }
}
