package org.tarnish.reporting.live;

import java.time.Instant;
import java.util.List;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.reporting.live.ExperimentStatus.Activity;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;

/** Made-up experiments in every state. */
final class Samples {
    private static final Instant SUBMITTED = Instant.parse("2026-03-14T09:26:53Z");

    private Samples() {}

    static List<ExperimentSummary> summaries() {
        return List.of(
                summary("exp-20260314-7f3a9c", "cifar10-quick", ExperimentState.RUNNING, 41, 96),
                summary("exp-20260314-11b7d0", "digits-all-corruptions", ExperimentState.PLANNING, 0, 0),
                summary("exp-20260313-c08e12", "digits-quickstart", ExperimentState.COMPLETE, 83, 83),
                summary("exp-20260313-5dd2f1", "misspelt", ExperimentState.REJECTED, 0, 0),
                summary("exp-20260312-90aa4e", "too-long", ExperimentState.CANCELLED, 12, 400));
    }

    static ExperimentSummary summary(String id, String name, ExperimentState state, int done, int total) {
        return new ExperimentSummary(id, name, state, SUBMITTED, done, 0, total);
    }

    static ExperimentStatus running() {
        return new ExperimentStatus(
                summaries().get(0),
                List.of(
                        new KindProgress("ingest", 1, 1, 1, 0, 0, 0),
                        new KindProgress("shards", 38, 30, 12, 1, 0, 2),
                        new KindProgress("train", 6, 2, 0, 0, 0, 2),
                        new KindProgress("evaluate", 40, 8, 0, 0, 1, 1),
                        new KindProgress("minimal", 6, 0, 0, 0, 0, 0),
                        new KindProgress("compare", 5, 0, 0, 0, 0, 0)),
                List.of(
                        new Activity(
                                "train-1",
                                "training resnet20-random-baseline-s0: epoch 4, loss 0.312",
                                12_480,
                                45_000,
                                812.4,
                                "images"),
                        new Activity(
                                "train-2",
                                "training resnet20-random-adaptive-epochs-crop-s0: epoch 2, adapting images",
                                1_920,
                                45_000,
                                433.1,
                                "images"),
                        new Activity("shards-1", "gaussian_noise-3, test images", 3_000, 10_000, 5_120, "images"),
                        new Activity("evaluate-1", "resnet20 shared on crop-0.5", 0, 0, 0, "images")),
                List.of(),
                List.of(new ExperimentStatus.Problem(
                        "shards-9", "failed", "shards-9", "the shard could not be written: the disk is full")),
                null);
    }

    static ExperimentStatus finished() {
        return new ExperimentStatus(
                summaries().get(2),
                List.of(
                        new KindProgress("ingest", 1, 1, 0, 0, 0, 0),
                        new KindProgress("shards", 20, 20, 12, 0, 0, 0),
                        new KindProgress("train", 3, 3, 0, 0, 0, 0),
                        new KindProgress("evaluate", 57, 56, 0, 1, 0, 0),
                        new KindProgress("compare", 2, 1, 0, 0, 1, 0)),
                List.of(),
                List.of(),
                List.of(),
                "/experiments/exp-20260313-c08e12/report.html");
    }

    static ExperimentStatus rejected() {
        return new ExperimentStatus(
                summaries().get(3),
                List.of(),
                List.of(),
                List.of(
                        new RequestError(
                                "conditions.corruptions.names[0]",
                                "speckl_noise",
                                "no corruption named 'speckl_noise'; did you mean speckle_noise? known: brightness,"
                                        + " contrast, gaussian_noise",
                                List.of("brightness", "contrast", "gaussian_noise")),
                        new RequestError("training.batchSize", "0", "must be at least 1, was 0", List.of()),
                        new RequestError("architectures", null, "must name at least one network", List.of())),
                List.of(),
                null);
    }
}
