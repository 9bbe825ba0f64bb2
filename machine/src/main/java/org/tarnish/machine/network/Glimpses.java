package org.tarnish.machine.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at files behind http and https addresses without fetching them: at their first and last bytes, asked for by range.
 * Each question is asked once and waits a few seconds. Of a server that gives no ranges the first bytes alone are taken.
 * Safe for concurrent use.
 */
public final class Glimpses {
    private final int begin;
    private final int end;
    private final long most;
    private final Duration patience;
    private final HttpClient client;

    /**
     * @param begin bytes of a file's beginning; what is not longer is seen whole
     * @param end bytes of its end
     * @param most larger files are not looked at
     * @param patience longest wait for one answer
     */
    public Glimpses(int begin, int end, long most, Duration patience) {
        this.begin = begin;
        this.end = end;
        this.most = most;
        this.patience = patience;
        client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Looks at a file.
     *
     * @param target the local file to write, which exists
     * @return empty where nothing can be said, as the server does not tell the file's length or it is too large
     * @throws FetchRefused if the address has no such file, or does not give it
     * @throws SourceUnavailable if the network or the server does not answer now
     */
    public Optional<Glimpse> look(URI address, Path target) throws IOException {
        var answer = ask(address, "bytes=0-" + (begin - 1), begin);
        var isPart = answer.statusCode() == AnswerStatus.PART;
        if (!isPart && !AnswerStatus.isThere(address, answer.statusCode())) {
            throw new FetchRefused("there is nothing at " + address + "; correct the address");
        }
        var first = answer.body();
        var said = FileVersion.of(answer.headers()).bytes();
        if (said.isEmpty() && (isPart || first.length == begin)) {
            return Optional.empty();
        }
        var bytes = said.orElse(first.length);
        if (bytes > most || first.length > bytes || first.length < Math.min(begin, bytes)) {
            return Optional.empty();
        }
        try (var file = new RandomAccessFile(target.toFile(), "rw")) {
            file.setLength(bytes);
            file.write(first);
            var seenFrom = bytes;
            if (isPart && bytes > first.length) {
                seenFrom = last(address, bytes, first.length, file);
            }
            return Optional.of(new Glimpse(target, bytes, first.length, seenFrom));
        }
    }

    /** Writes the last bytes, if the server gives them; returns from where on they are right. */
    private long last(URI address, long bytes, long seen, RandomAccessFile file) throws IOException {
        var from = Math.max(seen, bytes - end);
        var answer = ask(address, "bytes=" + from + "-" + (bytes - 1), end);
        var isAsked = answer.statusCode() == AnswerStatus.PART
                && answer.body().length == bytes - from
                && answer.headers()
                        .firstValue("Content-Range")
                        .filter(range -> range.equals("bytes " + from + "-" + (bytes - 1) + "/" + bytes))
                        .isPresent();
        if (!isAsked) {
            return bytes;
        }
        file.seek(from);
        file.write(answer.body());
        return from;
    }

    private HttpResponse<byte[]> ask(URI address, String range, int bytes) throws IOException {
        var request = HttpRequest.newBuilder(address).header("Range", range).build();
        var coming = client.sendAsync(request, answer -> new BegunBody(bytes));
        try {
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new SourceUnavailable(address + " does not answer now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("asking " + address + " was interrupted", new InterruptedIOException());
        } finally {
            coming.cancel(true);
        }
    }
}
