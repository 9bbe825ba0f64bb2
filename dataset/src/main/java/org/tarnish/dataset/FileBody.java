package org.tarnish.dataset;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.tarnish.machine.file.Sha256;

/** Writes the body of an answer to a file as it comes, sums it, bounds it, and tells when it stands still. */
final class FileBody implements BodySubscriber<Void>, AutoCloseable {
    private final URI address;
    private final Path target;
    private final long maxBytes;
    private final FileChannel file;
    private final Sha256 sum = new Sha256();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Flow.Subscription subscription;
    private volatile boolean begun;
    private volatile long bytes;
    private volatile long lastNanos;

    FileBody(URI address, Path target, long maxBytes) throws IOException {
        this.address = address;
        this.target = target;
        this.maxBytes = maxBytes;
        file = FileChannel.open(target, StandardOpenOption.WRITE);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        lastNanos = System.nanoTime();
        begun = true;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        try {
            for (var piece : pieces) {
                take(piece);
            }
            lastNanos = System.nanoTime();
            subscription.request(1);
        } catch (IOException e) {
            subscription.cancel();
            done.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        done.complete(null);
    }

    /** Whether the body has begun and nothing of it came for so long. */
    boolean stalledFor(Duration time) {
        return begun && System.nanoTime() - lastNanos > time.toNanos();
    }

    long bytes() {
        return bytes;
    }

    /** Of the whole body, once that has come. */
    String sha256() {
        return sum.hex();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void take(ByteBuffer piece) throws IOException {
        var total = bytes + piece.remaining();
        if (total > maxBytes) {
            throw new DatasetException("the archive at " + address + " is larger than " + maxBytes + " bytes");
        }
        sum.add(piece.duplicate());
        try {
            while (piece.hasRemaining()) {
                file.write(piece);
            }
        } catch (IOException e) {
            // No trouble of the network, which the caller tells by the type.
            var local = new FileSystemException(
                    target.toString(), null, "cannot be written (" + Reason.of(e) + "); is the disk full?");
            local.initCause(e);
            throw local;
        }
        bytes = total;
    }
}
