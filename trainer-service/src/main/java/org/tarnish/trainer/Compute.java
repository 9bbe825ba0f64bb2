package org.tarnish.trainer;

import java.util.function.Consumer;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.learning.batch.Loading;

/**
 * What this process computes with.
 *
 * @param threads CPU threads of the engine
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param loading how batches of images are prepared
 * @param devices what devices take and cost
 * @param epochs told of every trained epoch
 */
record Compute(int threads, String device, Loading loading, DeviceTable devices, Consumer<EpochRecord> epochs) {
    void trained(EpochRecord epoch) {
        epochs.accept(epoch);
    }
}
