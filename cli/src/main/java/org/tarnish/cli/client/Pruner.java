package org.tarnish.cli.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.pipeline.prune.PruneRefused;
import org.tarnish.pipeline.prune.PruneReport;
import org.tarnish.pipeline.prune.PruneRequest;
import org.tarnish.pipeline.prune.Pruning;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreRefused;
import org.tarnish.pipeline.store.StoreSettings;
import org.tarnish.pipeline.store.StoreUnavailable;

/** Prunes a stack's object store. */
public final class Pruner {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ANY_REGION = "us-east-1";

    private final Endpoints.S3 s3;
    private final Clock clock;

    public Pruner(Endpoints.S3 s3, Clock clock) {
        this.s3 = s3;
        this.clock = clock;
    }

    /**
     * Removes what is asked for, or only says what that would be.
     *
     * @param really whether to remove anything
     * @throws PruneRefused if something must stay
     * @throws NoStackException if the store does not answer
     * @throws IOException if it refuses
     */
    public PruneReport run(PruneRequest request, boolean really) throws IOException {
        var settings =
                new StoreSettings(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket(), ANY_REGION, PATIENCE);
        try (var store = new MinioObjectStore(settings, () -> {})) {
            var pruning = new Pruning(store, clock);
            return really ? pruning.prune(request) : pruning.preview(request);
        } catch (StoreUnavailable e) {
            throw new NoStackException(
                    "The object store does not answer at " + s3 + ": check that the stack is up and its address right,"
                            + " and give the same command again.",
                    e);
        } catch (StoreRefused e) {
            throw new IOException(
                    "The object store at " + s3 + " refused: check TARNISH_S3_ACCESS_KEY, TARNISH_S3_SECRET_KEY and"
                            + " TARNISH_S3_BUCKET.",
                    e);
        }
    }
}
