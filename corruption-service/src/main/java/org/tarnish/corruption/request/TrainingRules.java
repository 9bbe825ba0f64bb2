package org.tarnish.corruption.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.pipeline.event.RequestError;
import org.tarnish.pipeline.json.Json;

/** What training settings must fulfil together, each of them being right alone. */
final class TrainingRules {
    private static final String SGD = "sgd";
    private static final String ONE_CYCLE = "one-cycle";

    private TrainingRules() {}

    /**
     * @param json of the right form
     * @param imageSize of the request, or null if that is wrong
     */
    static List<RequestError> check(JsonNode json, Integer imageSize) {
        TrainingSettings settings;
        try {
            settings = Json.convert(json, TrainingSettings.class);
        } catch (IllegalArgumentException e) {
            return List.of(new RequestError("training", Wording.shown(json), sentence(e), null));
        }
        var errors = new ArrayList<RequestError>();
        checkOptimizer(settings, errors);
        checkSchedule(settings, errors);
        if (json.path("microBatch").asInt() > settings.batchSize()) {
            errors.add(error(
                    "microBatch",
                    json.get("microBatch"),
                    "must be at most batchSize, which is " + settings.batchSize() + ", was "
                            + json.get("microBatch").asInt()));
        }
        if (imageSize != null) {
            checkAugmentation(settings.augmentationOrNone(), imageSize, errors);
        }
        return errors;
    }

    private static void checkOptimizer(TrainingSettings settings, List<RequestError> errors) {
        if (settings.momentum() != null && !settings.optimizer().equals(SGD)) {
            errors.add(error(
                    "momentum",
                    settings.momentum(),
                    "is for the optimizer 'sgd' alone, optimizer was '" + settings.optimizer() + "'; leave it out"));
        }
        if (settings.looksAhead() && settings.momentumOrNone() == 0) {
            errors.add(error("nesterov", true, "needs momentum; give momentum a value greater than 0, such as 0.9"));
        }
    }

    private static void checkSchedule(TrainingSettings settings, List<RequestError> errors) {
        if (settings.warmup() > settings.maxEpochs()) {
            errors.add(error(
                    "warmupEpochs",
                    settings.warmupEpochs(),
                    "must be at most maxEpochs, which is " + settings.maxEpochs() + ", was "
                            + settings.warmupEpochs()));
        }
        if (settings.warmup() > 0 && settings.scheduleOrConstant().name().equals(ONE_CYCLE)) {
            errors.add(error(
                    "warmupEpochs",
                    settings.warmupEpochs(),
                    "is not for the schedule 'one-cycle', which rises by itself; leave it out"));
        }
    }

    private static void checkAugmentation(Augmentation augmentation, int imageSize, List<RequestError> errors) {
        try {
            augmentation.requireFits(imageSize);
        } catch (IllegalArgumentException e) {
            errors.add(error("augmentation.cropPadding", augmentation.cropPadding(), e.getMessage()));
        }
    }

    private static RequestError error(String field, Object value, String message) {
        return new RequestError("training." + field, value.toString(), message, null);
    }

    /** The innermost reason, without what the JSON library adds. */
    private static String sentence(Throwable failure) {
        var reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason.getMessage().lines().findFirst().orElse("");
    }
}
