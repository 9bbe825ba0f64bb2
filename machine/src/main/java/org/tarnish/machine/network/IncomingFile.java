package org.tarnish.machine.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.tarnish.machine.file.FailureText;
import org.tarnish.machine.file.FilePart;
import org.tarnish.machine.file.Sha256;

/**
 * A file while it comes in, summed and bounded, over as many answers as that takes: after one that broke off, only the
 * rest is asked for where the server tells files apart (by {@code ETag} or {@code Last-Modified}). One answer at a time.
 */
final class IncomingFile implements AutoCloseable {
    private final URI address;
    private final Sought sought;
    private final Path target;
    private final long maxBytes;
    private final FileChannel file;
    private Sha256 sum = new Sha256();
    private Optional<String> version = Optional.empty();
    private FileVersion said = new FileVersion(Optional.empty(), OptionalLong.empty());
    private FileBody current;
    private int asked;
    private long begin;
    private boolean begun;
    private long bytes;
    private long lastNanos;

    IncomingFile(URI address, Sought sought, Path target, long maxBytes) throws IOException {
        this.address = address;
        this.sought = sought;
        this.target = target;
        this.maxBytes = maxBytes;
        file = FileChannel.open(target, StandardOpenOption.WRITE);
    }

    /** Whether only a part is asked for. */
    synchronized boolean goesOn() {
        return bytes > 0 && version.isPresent();
    }

    /** Asks for what has not come; returns the number of the question. */
    synchronized int ask(HttpRequest.Builder request) {
        begun = false;
        if (goesOn()) {
            request.header("Range", "bytes=" + bytes + "-").header("If-Range", version.get());
        }
        return ++asked;
    }

    /** Takes the body of the answer to a question; empty if that is none of the file, or another was asked since. */
    synchronized Optional<BodySubscriber<Void>> body(int question, ResponseInfo answer) {
        if (question != asked) {
            return Optional.empty();
        }
        if (answer.statusCode() == AnswerStatus.OK) {
            bytes = 0;
            sum = new Sha256();
            version = version(answer);
            said = FileVersion.of(answer.headers());
        } else if (answer.statusCode() != AnswerStatus.PART || !goesOn() || !isNext(answer)) {
            return Optional.empty();
        }
        begin = bytes;
        begun = true;
        lastNanos = System.nanoTime();
        current = new FileBody(
                this,
                bytes + answer.headers().firstValueAsLong("Content-Length").orElse(0));
        return Optional.of(current);
    }

    /** No body of an earlier answer is taken from now on. */
    synchronized void leave() {
        current = null;
        asked++;
    }

    /** The next answer is to be the whole file. */
    synchronized void forget() {
        version = Optional.empty();
    }

    /** Whether the last answer has a body of the file. */
    synchronized boolean isTaken() {
        return begun;
    }

    /** Whether a body has begun and nothing of it came for so long. */
    synchronized boolean stalledFor(Duration time) {
        return begun && System.nanoTime() - lastNanos > time.toNanos();
    }

    /** All that has come. */
    synchronized long bytes() {
        return bytes;
    }

    /** What has come of the last answer. */
    synchronized long bytesOfAnswer() {
        return bytes - begin;
    }

    /** The whole file, once that has come. */
    synchronized Fetched complete() throws IOException {
        file.truncate(bytes);
        return new Fetched(target, sum.hex(), bytes, said);
    }

    /**
     * Writes a piece of a body.
     *
     * @throws FetchRefused if the file is too large
     * @throws FileSystemException if it cannot be written, which the type tells from trouble of the network
     */
    synchronized void take(FileBody body, ByteBuffer piece) throws IOException {
        if (body != current) {
            throw new IOException("the answer of " + address + " is no longer waited for");
        }
        requireBounded(bytes + piece.remaining());
        sum.add(piece.duplicate());
        try {
            int size = piece.remaining();
            FilePart.write(file, piece, bytes);
            bytes += size;
        } catch (IOException e) {
            var local = new FileSystemException(
                    target.toString(), null, "cannot be written (" + FailureText.of(e) + "); is the disk full?");
            local.initCause(e);
            throw local;
        }
        lastNanos = System.nanoTime();
    }

    /** @throws FetchRefused if a file of so many bytes is too large */
    void requireBounded(long size) throws FetchRefused {
        if (size > maxBytes) {
            throw new FetchRefused(
                    "the " + sought.what() + " at " + address + " is larger than " + maxBytes + " bytes");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean isNext(ResponseInfo answer) {
        return answer.headers()
                .firstValue("Content-Range")
                .filter(range -> range.startsWith("bytes " + bytes + "-"))
                .isPresent();
    }

    /** Weak tags promise no equal bytes. */
    private static Optional<String> version(ResponseInfo answer) {
        var tag = answer.headers().firstValue("ETag");
        return tag.isPresent()
                ? tag.filter(value -> !value.startsWith("W/"))
                : answer.headers().firstValue("Last-Modified");
    }
}
