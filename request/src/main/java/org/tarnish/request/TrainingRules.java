package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.experiment.request.TrainingSettings;

/** Training settings go together, each of them being right alone. */
final class TrainingRules implements Rules {
    private static final String PATH = "training";
    private static final String SGD = "sgd";
    private static final String ONE_CYCLE = "one-cycle";

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var json = request.path(PATH);
        if (!json.isObject() || findings.has(PATH)) {
            return;
        }
        TrainingSettings settings;
        try {
            settings = RequestReader.as(json, TrainingSettings.class);
        } catch (IllegalArgumentException e) {
            findings.add(PATH, json, sentence(e));
            return;
        }
        checkOptimizer(settings, findings);
        checkSchedule(settings, findings);
        if (json.path("microBatch").asInt() > settings.batchSize()) {
            findings.add(error(
                    "microBatch",
                    json.get("microBatch"),
                    "must be at most batchSize, which is " + settings.batchSize() + ", was "
                            + json.get("microBatch").asInt()));
        }
        if (request.path("imageSize").isNumber() && !findings.has("imageSize")) {
            checkAugmentation(
                    settings.augmentationOrNone(), request.get("imageSize").asInt(), findings);
        }
    }

    private static void checkOptimizer(TrainingSettings settings, Findings findings) {
        if (settings.momentum() != null && !settings.optimizer().equals(SGD)) {
            findings.add(error(
                    "momentum",
                    settings.momentum(),
                    "is for the optimizer 'sgd' alone, optimizer was '" + settings.optimizer() + "'; leave it out"));
        }
        if (settings.looksAhead() && settings.momentumOrNone() == 0) {
            findings.add(error("nesterov", true, "needs momentum; give momentum a value greater than 0, such as 0.9"));
        }
    }

    private static void checkSchedule(TrainingSettings settings, Findings findings) {
        if (settings.warmup() > settings.maxEpochs()) {
            findings.add(error(
                    "warmupEpochs",
                    settings.warmupEpochs(),
                    "must be at most maxEpochs, which is " + settings.maxEpochs() + ", was "
                            + settings.warmupEpochs()));
        }
        if (settings.warmup() > 0 && settings.scheduleOrConstant().name().equals(ONE_CYCLE)) {
            findings.add(error(
                    "warmupEpochs",
                    settings.warmupEpochs(),
                    "is not for the schedule 'one-cycle', which rises by itself; leave it out"));
        }
    }

    private static void checkAugmentation(Augmentation augmentation, int imageSize, Findings findings) {
        try {
            augmentation.requireFits(imageSize);
        } catch (IllegalArgumentException e) {
            findings.add(error("augmentation.cropPadding", augmentation.cropPadding(), e.getMessage()));
        }
    }

    private static RequestError error(String field, Object value, String message) {
        return new RequestError(PATH + "." + field, value.toString(), message, null);
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
