package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.experiment.request.TrainingRequest;

/** Training settings go together, each of them being right alone. */
final class TrainingRules implements Rules {
    private static final String PATH = "training";

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var json = request.path(PATH);
        if (!json.isObject() || findings.has(PATH)) {
            return;
        }
        TrainingRequest training;
        try {
            training = RequestReader.as(json, TrainingRequest.class);
        } catch (IllegalArgumentException e) {
            findings.add(PATH, json, sentence(e));
            return;
        }
        var settings = training.each().get(0);
        settings.problems().forEach(problem -> add(findings, problem.path(), problem.value(), problem.message()));
        if (json.path("microBatch").asInt() > settings.batchSize()) {
            var most = json.get("microBatch");
            add(
                    findings,
                    "microBatch",
                    most.toString(),
                    "must be at most batchSize, which is " + settings.batchSize() + ", was " + most.asInt());
        }
        if (request.path("imageSize").isNumber() && !findings.has("imageSize")) {
            checkAugmentation(settings.augmentation(), request.get("imageSize").asInt(), findings);
        }
    }

    private static void checkAugmentation(Augmentation augmentation, int imageSize, Findings findings) {
        try {
            augmentation.requireFits(imageSize);
        } catch (IllegalArgumentException e) {
            add(findings, "augmentation.cropPadding", augmentation.cropPadding().toString(), e.getMessage());
        }
    }

    private static void add(Findings findings, String field, String value, String message) {
        findings.add(new RequestError(PATH + "." + field, value, message, null));
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
