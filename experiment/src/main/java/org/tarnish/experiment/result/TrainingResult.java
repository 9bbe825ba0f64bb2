package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.tarnish.experiment.request.Normalization;

/**
 * A trained network.
 *
 * @param model key of the best weights (safetensors)
 * @param modelSha256 hash of that object
 * @param checkpoint key of the best weights with the optimizer's state, for runs that go on from here
 * @param checkpointSha256 hash of that object
 * @param parameters number of learnable parameters
 * @param macs multiply-adds of one image's forward pass
 * @param bestEpoch epoch of the best clean validation accuracy; 0 if none was better than the start
 * @param bestAccuracy clean validation accuracy of the best weights, in [0, 1]
 * @param device what it was trained on
 * @param threads CPU threads of the engine
 * @param origin where the first weights came from, or null for a run that went on from another's
 * @param resources what it took
 */
public record TrainingResult(
        String architecture,
        int classes,
        Normalization normalization,
        String model,
        String modelSha256,
        String checkpoint,
        String checkpointSha256,
        long parameters,
        long macs,
        int bestEpoch,
        double bestAccuracy,
        List<EpochRecord> epochs,
        String device,
        int threads,
        @JsonInclude(JsonInclude.Include.NON_NULL) WeightsOrigin origin,
        Resources resources) {
    public TrainingResult {
        epochs = List.copyOf(epochs);
    }
}
