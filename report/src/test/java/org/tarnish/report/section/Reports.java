package org.tarnish.report.section;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.DatasetReading;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.IgnoredFiles;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.report.Report;

/** Reports of experiments that went wrong or wish us ill. */
public final class Reports {
    static final String HOSTILE = "<script>alert(\"x\")</script> & 'friends' \u0001 {report.name}";

    private Reports() {}

    /** An experiment of which nothing came out. */
    public static Report empty() {
        return Reported.report(
                "exp-empty",
                "nothing",
                Instant.parse("2026-03-14T09:26:53Z"),
                Instant.parse("2026-03-14T09:26:53Z"),
                request("nothing"),
                new Report.Dataset("", "digits", 16, List.of(), Map.of(), List.of(), 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Report.Tasks(0, 0, 0, 0),
                List.of(),
                Map.of());
    }

    /** Runs of these methodologies, evaluated on clean images and on these corruptions at severity 1. */
    public static Report of(
            List<String> methodologies,
            List<String> corruptions,
            List<Report.Evaluation> evaluations,
            List<Report.Comparison> comparisons) {
        var nothing = empty();
        var asked = nothing.request();
        var conditions =
                new Conditions(new Conditions.Corruptions(corruptions, List.of(1), null, null, null), null, null);
        var request = new ExperimentRequest(
                asked.name(), asked.dataset(), 16, asked.architectures(), null, null, null, conditions, null);
        return Reported.report(
                nothing.experiment(),
                nothing.name(),
                nothing.submitted(),
                nothing.finished(),
                request,
                nothing.dataset(),
                methodologies.stream()
                        .map(name -> new Report.Run(
                                name,
                                "resnet20",
                                "random",
                                Trainable.ALL,
                                name,
                                0,
                                1,
                                1,
                                0,
                                0.5,
                                List.of(),
                                "cpu",
                                1,
                                "",
                                null,
                                null))
                        .toList(),
                evaluations,
                comparisons,
                List.of(),
                nothing.tasks(),
                List.of(),
                Map.of());
    }

    /** Runs evaluated on frost with these textures. */
    public static Report onFrost(String textures) {
        var whole = SampleReport.pretrained();
        var asked = whole.request();
        var corruptions = new Conditions.Corruptions(List.of("frost"), List.of(1), null, null, textures);
        return Reported.report(
                whole.experiment(),
                whole.name(),
                whole.submitted(),
                whole.finished(),
                new ExperimentRequest(
                        asked.name(),
                        asked.dataset(),
                        asked.imageSize(),
                        asked.architectures(),
                        null,
                        null,
                        null,
                        new Conditions(corruptions, null, null),
                        null),
                whole.dataset(),
                whole.runs(),
                List.of(),
                List.of(),
                List.of(),
                whole.tasks(),
                List.of(),
                Map.of());
    }

    /** A usual report of which a run, some conditions and some images are missing. */
    public static Report damaged() {
        var whole = SampleReport.quickstart();
        var lost = whole.runs().get(2).id();
        return Reported.report(
                whole.experiment(),
                whole.name(),
                whole.submitted(),
                whole.finished(),
                whole.request(),
                new Report.Dataset(
                        whole.dataset().id(),
                        whole.dataset().location(),
                        16,
                        whole.dataset().classes(),
                        whole.dataset().images(),
                        List.of(
                                new DatasetManifest.Broken("train/3/0412.png", "the file ends after 12 of 311 bytes"),
                                new DatasetManifest.Broken(
                                        "train/7/0003.png", "no image format is known that begins with 3c 68 74 6d")),
                        2,
                        new DatasetReading(
                                "class folders",
                                List.of(Split.VALIDATION),
                                List.of(
                                        new IgnoredFiles(".tsv", 3, "a/classes.tsv"),
                                        new IgnoredFiles("hidden", 1, ".<x>")))),
                whole.runs(),
                whole.evaluations().stream()
                        .filter(e -> !e.run().equals(lost) || !e.condition().startsWith("contrast"))
                        .toList(),
                whole.comparisons().stream()
                        .filter(c -> !c.condition().startsWith("contrast"))
                        .toList(),
                whole.entropy().stream().filter(e -> !e.run().equals(lost)).toList(),
                new Report.Tasks(66, 0, 3, 5),
                IntStream.rangeClosed(1, 8)
                        .mapToObj(i -> new Report.Problem(
                                (i < 4 ? "evaluate" : "compare") + "-4be1f0a29c774be1f0a29c7" + i,
                                i < 4 ? "failed" : "skipped",
                                lost + " on contrast-" + i,
                                i < 4
                                        ? "shard 2 of contrast-" + i
                                                + " does not hash to what its manifest says after 3 attempts: delete it"
                                                + " and submit again"
                                        : "an input of it failed"))
                        .toList(),
                whole.versions());
    }

    /** Every text that comes from outside is markup. */
    public static Report hostile() {
        var run = new Report.Run(
                HOSTILE,
                HOSTILE,
                HOSTILE,
                Trainable.ALL,
                HOSTILE,
                0,
                1,
                1,
                1,
                0.5,
                List.of(new EpochRecord(1, 0.5, HOSTILE, 1, 0.5, 1, 1)),
                HOSTILE,
                1,
                HOSTILE,
                new WeightsOrigin(HOSTILE, HOSTILE, 3),
                new Resources(HOSTILE, 1, null, null, null, null, 1.0, HOSTILE));
        return Reported.report(
                HOSTILE,
                HOSTILE,
                Instant.EPOCH,
                Instant.EPOCH,
                request(HOSTILE),
                new Report.Dataset(
                        HOSTILE,
                        HOSTILE,
                        16,
                        List.of(HOSTILE),
                        Map.of("train", 1),
                        List.of(new DatasetManifest.Broken(HOSTILE, HOSTILE)),
                        1),
                List.of(run),
                List.of(Reported.evaluation(HOSTILE, HOSTILE, 1, 2, 0.5, 1, 0.1, 0.9, 0.1)),
                List.of(Reported.comparison(HOSTILE, HOSTILE, HOSTILE, 1, 2, 1, 0.01, 0.01, 0.01, HOSTILE)),
                List.of(new Report.Entropy(
                        HOSTILE, HOSTILE, 1, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, List.of(0.5), 1.0)),
                new Report.Tasks(1, 1, 1, 1),
                List.of(new Report.Problem(HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                Map.of(HOSTILE, HOSTILE));
    }

    /** Numbers that are no numbers, as a diverged training leaves them. */
    public static Report diverged() {
        var whole = SampleReport.quickstart();
        var nan = Double.NaN;
        return Reported.report(
                whole.experiment(),
                whole.name(),
                whole.submitted(),
                whole.finished(),
                whole.request(),
                whole.dataset(),
                whole.runs().stream()
                        .map(run -> new Report.Run(
                                run.id(),
                                run.architecture(),
                                run.initialization(),
                                run.trainable(),
                                run.methodology(),
                                run.seed(),
                                run.parameters(),
                                run.macs(),
                                0,
                                nan,
                                List.of(
                                        new EpochRecord(1, 1, null, 2, 0.1, nan, 1),
                                        new EpochRecord(2, 1, null, nan, nan, nan, nan),
                                        new EpochRecord(3, 1, null, Double.POSITIVE_INFINITY, 0.1, 1, 1)),
                                run.device(),
                                run.threads(),
                                run.modelSha256(),
                                run.origin(),
                                new Resources("cpu", nan, nan, null, null, nan, nan, null)))
                        .toList(),
                whole.evaluations().stream()
                        .map(e -> Reported.evaluation(e.run(), e.condition(), 0, 0, nan, nan, nan, nan, null))
                        .toList(),
                List.of(Reported.comparison("a", "b", "clean", 0, 0, nan, nan, nan, nan, null)),
                List.of(new Report.Entropy(
                        whole.runs().get(0).id(),
                        "color",
                        5,
                        5,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null)),
                whole.tasks(),
                List.of(),
                whole.versions());
    }

    private static ExperimentRequest request(String name) {
        return new ExperimentRequest(
                name,
                new DatasetRequest(name, null, null, null, null, null, null),
                16,
                List.of(name),
                null,
                null,
                null,
                null,
                null);
    }
}
