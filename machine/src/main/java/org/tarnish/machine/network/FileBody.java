package org.tarnish.machine.network;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The body of one answer, given to an incoming file piece by piece. */
final class FileBody implements BodySubscriber<Void> {
    private final IncomingFile file;
    private final long announced;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Flow.Subscription subscription;

    /** @param announced bytes of the whole file as far as the answer tells */
    FileBody(IncomingFile file, long announced) {
        this.file = file;
        this.announced = announced;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        try {
            file.requireBounded(announced);
            subscription.request(1);
        } catch (FetchRefused e) {
            fail(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        try {
            for (var piece : pieces) {
                file.take(this, piece);
            }
            subscription.request(1);
        } catch (IOException e) {
            fail(e);
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

    private void fail(IOException failure) {
        subscription.cancel();
        done.completeExceptionally(failure);
    }
}
