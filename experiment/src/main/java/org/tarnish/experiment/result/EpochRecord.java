package org.tarnish.experiment.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One trained epoch.
 *
 * @param epoch 1-based number within its run
 * @param quality kept fraction of the training images' quality, 1 for full quality; null where every image has its own
 * @param reduction kind of reduction, or null for full quality
 * @param trainLoss mean cross entropy over the epoch's images, while training
 * @param validationAccuracy fraction of clean validation images right, in [0, 1]
 * @param validationLoss mean cross entropy over the clean validation images
 * @param seconds wall time of training and clean validation, without adaptation and curves
 * @param adaptation the pass that came before the epoch, or null if there was none
 * @param curves accuracy and loss on the further sets that the request asks for after each epoch, by their labels
 */
public record EpochRecord(
        int epoch,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double quality,
        String reduction,
        double trainLoss,
        double validationAccuracy,
        double validationLoss,
        double seconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) Adaptation adaptation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Point> curves) {
    @JsonCreator
    public EpochRecord(
            @JsonProperty("epoch") int epoch,
            @JsonProperty("quality") Double quality,
            @JsonProperty("reduction") String reduction,
            @JsonProperty("trainLoss") double trainLoss,
            @JsonProperty("validationAccuracy") double validationAccuracy,
            @JsonProperty("validationLoss") double validationLoss,
            @JsonProperty("seconds") double seconds,
            @JsonProperty("adaptation") Adaptation adaptation,
            @JsonProperty("curves") Map<String, Point> curves) {
        this.epoch = epoch;
        this.quality = quality;
        this.reduction = reduction;
        this.trainLoss = trainLoss;
        this.validationAccuracy = validationAccuracy;
        this.validationLoss = validationLoss;
        this.seconds = seconds;
        this.adaptation = adaptation;
        this.curves = curves == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }

    /** An epoch without adaptation and curves. */
    public EpochRecord(
            int epoch,
            double quality,
            String reduction,
            double trainLoss,
            double validationAccuracy,
            double validationLoss,
            double seconds) {
        this(epoch, quality, reduction, trainLoss, validationAccuracy, validationLoss, seconds, null, Map.of());
    }

    /**
     * What a network makes of one set of images.
     *
     * @param accuracy in [0, 1]
     * @param loss mean cross entropy
     */
    public record Point(double accuracy, double loss) {}

    /**
     * An adaptation pass: every training image reduced further, kept, or brought back, as the classifier bears it.
     *
     * @param seconds wall time of the pass
     * @param plainSeconds what classifying as many images as the pass had candidates would take, at the speed of the
     *     epoch's plain evaluation
     * @param candidates images that were scored
     * @param lowered images that were reduced by one move
     * @param kept images left as they were
     * @param undone images whose last move was taken back
     * @param meanEntropyRatio mean over the training images of the PNG size of the reduced by that of the full image,
     *     after the pass
     */
    public record Adaptation(
            double seconds,
            double plainSeconds,
            long candidates,
            int lowered,
            int kept,
            int undone,
            double meanEntropyRatio) {}
}
