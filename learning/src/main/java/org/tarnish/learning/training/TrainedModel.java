package org.tarnish.learning.training;

import java.nio.file.Path;
import java.util.List;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.WeightsOrigin;

/**
 * The outcome of a run.
 *
 * @param epochs every trained epoch in order
 * @param bestEpoch epoch with the best clean validation accuracy; 0 if none was better than the start
 * @param bestAccuracy clean validation accuracy of the best weights, in [0, 1]
 * @param model the best weights and buffers (safetensors), for inference
 * @param checkpoint the best weights, buffers and optimizer state (safetensors), for runs that go on from here
 * @param parameters number of learnable values of the network
 * @param multiplyAdds of one image's forward pass
 * @param origin where the first weights came from, or null for a run that went on from another's
 * @param effort what it took; the only part, with the epochs' seconds, that differs from time to time
 */
public record TrainedModel(
        List<EpochRecord> epochs,
        int bestEpoch,
        double bestAccuracy,
        Path model,
        Path checkpoint,
        long parameters,
        long multiplyAdds,
        WeightsOrigin origin,
        Effort effort) {
    public TrainedModel {
        epochs = List.copyOf(epochs);
    }
}
