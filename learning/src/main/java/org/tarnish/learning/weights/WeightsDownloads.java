package org.tarnish.learning.weights;

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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Files of weights behind http and https addresses, fetched once into a folder under their sums. A file appears there
 * complete and verified or not at all; several processes may share the folder. Redirects are followed, but none from https
 * to http.
 */
public final class WeightsDownloads implements WeightsSource {
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final Path folder;
    private final long maxBytes;
    private final Duration limit;
    private final HttpClient client;

    /**
     * @param folder made when needed
     * @param maxBytes largest file that is fetched
     * @param limit longest time that one file may take
     */
    public WeightsDownloads(Path folder, long maxBytes, Duration limit) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        this.limit = limit;
        client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** Of at most 4 GiB in at most an hour. */
    public WeightsDownloads(Path folder) {
        this(folder, 4L << 30, Duration.ofHours(1));
    }

    @Override
    public synchronized Path fetch(String location, String sha256) throws IOException {
        var address = address(location);
        var file = folder.resolve(sha256);
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, "fetch-", ".part");
        try {
            receive(address, fresh);
            ExpectedSum.require(location, fresh, sha256);
            return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private void receive(URI address, Path target) throws IOException {
        HttpResponse.BodyHandler<Path> toFile = BodyHandlers.ofFile(target);
        HttpResponse.BodyHandler<Path> bounded = answer -> answer.statusCode() == OK && size(answer) <= maxBytes
                ? toFile.apply(answer)
                : BodySubscribers.replacing(target);
        var coming = client.sendAsync(HttpRequest.newBuilder(address).build(), bounded);
        try {
            check(address, coming.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("the weights at " + address + " took more than " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    "the weights at " + address + " cannot be fetched: "
                            + e.getCause().getMessage()
                            + "; check the network, or put the file into the folder of TARNISH_WEIGHTS",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("fetching the weights at " + address + " was interrupted");
        } finally {
            coming.cancel(true);
        }
    }

    private void check(URI address, HttpResponse<Path> answer) throws IOException {
        if (answer.statusCode() >= SERVER_ERROR) {
            throw new IOException(address + " answered with status " + answer.statusCode() + "; try again later");
        }
        if (answer.statusCode() != OK) {
            throw new IllegalArgumentException("there are no weights at " + address + ": it answered with status "
                    + answer.statusCode() + " instead of " + OK);
        }
        long size = answer.headers().firstValueAsLong("content-length").orElse(Long.MAX_VALUE);
        if (size > maxBytes) {
            throw new IllegalArgumentException("the weights at " + address + " must have at most " + maxBytes
                    + " bytes, and the server must tell how many: it said "
                    + answer.headers().firstValue("content-length").orElse("nothing"));
        }
    }

    private static long size(HttpResponse.ResponseInfo answer) {
        return answer.headers().firstValueAsLong("content-length").orElse(Long.MAX_VALUE);
    }

    private static URI address(String location) {
        try {
            var address = URI.create(location);
            if (address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return address;
            }
            throw new IllegalArgumentException(
                    "the address of weights must begin with https:// or http://, was '" + location + "'");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the address of weights '" + location + "' cannot be used: " + e.getMessage(), e);
        }
    }
}
