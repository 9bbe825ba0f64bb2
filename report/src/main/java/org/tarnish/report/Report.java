package org.tarnish.report;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tarnish.evaluation.metric.Accuracy;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.DatasetReading;
import org.tarnish.experiment.result.Diagrams;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.Resources;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.imaging.entropy.EntropyMeasure;

/**
 * Everything a report shows, in the form of {@code report.json}.
 *
 * @param conditions what runs were to be evaluated on, by label, in the order of tables
 * @param curves what runs were evaluated on after each epoch besides the clean validation images, by label
 * @param corruptionErrors of the runs that were evaluated on corruptions
 * @param entropyComparisons of the runs that were compared with a baseline by the entropy of their minimal images
 * @param aggregates what the values of each run come to over its conditions
 * @param diagrams what diagrams of single conditions are drawn from; none in reports of earlier versions
 * @param robustness null where too few runs were evaluated on corruptions
 * @param ranking null where too few runs were evaluated on the same conditions
 * @param foreign of the runs that were evaluated on images of no class of the data set
 * @param joint what follows from the predictions of a run on several conditions, where the request asks for it
 * @param versions of Tarnish, Java, the engine and the like, by name
 * @param problems what is missing and why, one sentence each
 */
public record Report(
        String experiment,
        String name,
        Instant submitted,
        Instant finished,
        ExperimentRequest request,
        Dataset dataset,
        Map<String, Condition> conditions,
        Map<String, Condition> curves,
        List<Run> runs,
        List<Evaluation> evaluations,
        List<Comparison> comparisons,
        List<Entropy> entropy,
        List<CorruptionErrors> corruptionErrors,
        List<EntropyComparison> entropyComparisons,
        List<Aggregated> aggregates,
        List<Diagram> diagrams,
        @JsonInclude(JsonInclude.Include.NON_NULL) Robustness robustness,
        @JsonInclude(JsonInclude.Include.NON_NULL) Ranking ranking,
        List<Foreign> foreign,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Joint> joint,
        Tasks tasks,
        List<Problem> problems,
        Map<String, String> versions) {
    public Report {
        if (conditions == null || curves == null) {
            throw new IllegalArgumentException("the report was compiled by a Tarnish that kept no conditions with it;"
                    + " its tables and report.json stay, and submitting the request anew compiles it again");
        }
        conditions = Plan.inOrder(conditions, evaluations.stream().map(Evaluation::condition));
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
        corruptionErrors = List.copyOf(corruptionErrors);
        entropyComparisons = List.copyOf(entropyComparisons);
        aggregates = List.copyOf(aggregates);
        diagrams = diagrams == null ? List.of() : List.copyOf(diagrams);
        foreign = foreign == null ? List.of() : List.copyOf(foreign);
        joint = joint == null ? List.of() : List.copyOf(joint);
    }

    /** The data set: its content hash, classes, images per split, files that could not be read or are none of its images. */
    public record Dataset(
            String id,
            String location,
            int imageSize,
            List<String> classes,
            Map<String, Integer> images,
            List<DatasetManifest.Broken> broken,
            int brokenCount,
            DatasetReading reading) {
        public Dataset {
            // Reports of earlier versions are read, too.
            reading = reading == null ? DatasetReading.UNKNOWN : reading;
        }

        /** Without a word on how its files were understood. */
        public Dataset(
                String id,
                String location,
                int imageSize,
                List<String> classes,
                Map<String, Integer> images,
                List<DatasetManifest.Broken> broken,
                int brokenCount) {
            this(id, location, imageSize, classes, images, broken, brokenCount, DatasetReading.UNKNOWN);
        }
    }

    /**
     * A trained network, or a model that somebody has made elsewhere.
     *
     * @param trainable which parameters learned
     * @param macs multiply-adds of one image's forward pass; 0 where nobody knows
     * @param bestValidationAccuracy on clean validation images; null for a given model, which none was chosen for
     * @param origin where its first weights came from, or null if it went on from another run's
     * @param resources what the training took; for methodologies that go on from another training, without that; null for a
     *     given model
     */
    public record Run(
            String id,
            String architecture,
            String initialization,
            Trainable trainable,
            String methodology,
            long seed,
            long parameters,
            long macs,
            int bestEpoch,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double bestValidationAccuracy,
            List<EpochRecord> epochs,
            String device,
            int threads,
            String modelSha256,
            @JsonInclude(JsonInclude.Include.NON_NULL) WeightsOrigin origin,
            Resources resources) {
        /** Whether somebody has made it elsewhere. */
        @JsonIgnore
        public boolean isGiven() {
            return trainable == Trainable.NONE;
        }
    }

    /**
     * A run on a condition.
     *
     * @param low lower end of the Wilson 95 % interval of accuracy, which for sequences is too narrow: frames of an image
     *     are alike
     * @param high upper end of the Wilson 95 % interval
     * @param relativeDrop (clean - this) / clean accuracy; null for the clean condition, for minimal images, for
     *     perturbation sequences, and where clean is missing or 0
     * @param sequences number of perturbation sequences; null for every other condition
     * @param frames of each sequence; null for every other condition
     * @param metrics values by the metrics' names, accuracy always among them; fields beside the others in JSON
     */
    public record Evaluation(
            String run,
            String condition,
            int correct,
            int total,
            double low,
            double high,
            Double relativeDrop,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer sequences,
            @JsonInclude(JsonInclude.Include.NON_NULL) Integer frames,
            @JsonIgnore Map<String, Double> metrics) {
        public Evaluation {
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }

        @JsonCreator
        static Evaluation read(
                @JsonProperty("run") String run,
                @JsonProperty("condition") String condition,
                @JsonProperty("correct") int correct,
                @JsonProperty("total") int total,
                @JsonProperty("low") double low,
                @JsonProperty("high") double high,
                @JsonProperty("relativeDrop") Double relativeDrop,
                @JsonProperty("sequences") Integer sequences,
                @JsonProperty("frames") Integer frames,
                @JsonAnySetter Map<String, Double> metrics) {
            return new Evaluation(run, condition, correct, total, low, high, relativeDrop, sequences, frames, metrics);
        }

        @JsonAnyGetter
        Map<String, Double> fields() {
            return metrics;
        }

        /** The value of a metric; null where it was not computed. */
        public Double metric(String name) {
            return metrics.get(name);
        }

        /** Fraction right, in [0, 1]; of perturbation sequences, over all frames. */
        public double accuracy() {
            return metrics.get(Accuracy.NAME);
        }
    }

    /**
     * A run against its baseline on a condition.
     *
     * @param holmP the decisive p after Holm's correction over the runs compared with the same baseline on the same
     *     condition
     * @param bhP the same after Benjamini and Hochberg's correction, which bounds the share of false discoveries
     * @param stars after the decisive p
     * @param measures values of measures of two runs by their names; fields beside the others in JSON; empty for
     *     comparisons of earlier versions
     */
    public record Comparison(
            String run,
            String baseline,
            String condition,
            int b,
            int c,
            double chi2,
            double p,
            double exactP,
            double holmP,
            double bhP,
            String stars,
            @JsonIgnore Map<String, Double> measures) {
        public Comparison {
            measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
        }

        @JsonCreator
        static Comparison read(
                @JsonProperty("run") String run,
                @JsonProperty("baseline") String baseline,
                @JsonProperty("condition") String condition,
                @JsonProperty("b") int b,
                @JsonProperty("c") int c,
                @JsonProperty("chi2") double chi2,
                @JsonProperty("p") double p,
                @JsonProperty("exactP") double exactP,
                @JsonProperty("holmP") double holmP,
                @JsonProperty("bhP") Double bhP,
                @JsonProperty("stars") String stars,
                @JsonAnySetter Map<String, Double> measures) {
            return new Comparison(
                    run,
                    baseline,
                    condition,
                    b,
                    c,
                    chi2,
                    p,
                    exactP,
                    holmP,
                    bhP == null ? Double.NaN : bhP,
                    stars,
                    measures == null ? Map.of() : measures);
        }

        @JsonAnyGetter
        Map<String, Double> fields() {
            return measures;
        }

        /** The value of a measure of two runs; null where it was not computed. */
        public Double measure(String name) {
            return measures.get(name);
        }

        /** The p that counts, as {@link ComparisonResult#decisiveP()}. */
        public double decisiveP() {
            return ComparisonResult.decisiveP(b, c, p, exactP);
        }
    }

    /**
     * Entropy ratios of a run's minimal images of one kind.
     *
     * @param images images searched
     * @param unsolved images without a minimal image
     * @param meanRatio mean of entropy by original entropy; null, like the rest, if no image has a minimal one
     * @param low lower end of the bootstrap 95 % interval of the mean
     * @param high upper end of the bootstrap 95 % interval of the mean
     * @param min smallest ratio
     * @param max largest ratio
     * @param seconds wall time of the searches, added up over their tasks; null where it was not taken
     * @param measure what entropies were measured by, with its version
     */
    public record Entropy(
            String run,
            String kind,
            int images,
            int unsolved,
            Double meanRatio,
            Double median,
            Double q1,
            Double q3,
            Double low,
            Double high,
            Double min,
            Double max,
            List<Double> ratios,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double seconds,
            String measure) {
        public Entropy {
            ratios = List.copyOf(ratios);
            // Reports of earlier versions are read, too.
            measure = measure == null ? EntropyMeasure.TARNISH.words() : measure;
        }

        /** By Tarnish's own measure. */
        public Entropy(
                String run,
                String kind,
                int images,
                int unsolved,
                Double meanRatio,
                Double median,
                Double q1,
                Double q3,
                Double low,
                Double high,
                Double min,
                Double max,
                List<Double> ratios,
                Double seconds) {
            this(run, kind, images, unsolved, meanRatio, median, q1, q3, low, high, min, max, ratios, seconds, null);
        }
    }

    /**
     * What a run's top-1 errors on corrupted images come to, as the literature counts: over the 15 main corruptions or
     * the 4 extra ones, times the severities 1 to 5. A figure is null where one of its cells was not evaluated.
     *
     * @param table whose constants the severities mean: cifar or imagenet
     * @param severities at which at least one corruption was evaluated, ascending
     * @param mainCells of the 75 cells of the main corruptions, how many were evaluated
     * @param extraCells of the 20 cells of the extra corruptions, how many were evaluated
     * @param missing main corruptions that were not evaluated at every severity
     * @param mean error over the 75 cells, in [0, 1]: the mean corruption error of CIFAR-10-C
     * @param meanBySeverity error over the main corruptions at a severity, for each at which all 15 were evaluated
     * @param extraMean error over the 20 cells, in [0, 1]
     * @param mce mean over main corruptions of the error by the reference's, 1 for the reference; null with the table of
     *     CIFAR and AlexNet
     * @param relativeMce the same of the errors beyond those on clean images; also null where clean is missing
     * @param reference whose errors they are divided by: a run, or alexnet; null, like scope, in reports of earlier versions
     * @param scope what numbers relative to that reference may be compared with
     */
    public record CorruptionErrors(
            String run,
            String table,
            List<Integer> severities,
            int mainCells,
            int extraCells,
            List<String> missing,
            Double mean,
            Map<Integer, Double> meanBySeverity,
            Double extraMean,
            Double mce,
            Double relativeMce,
            String reference,
            String scope) {
        public CorruptionErrors {
            severities = List.copyOf(severities);
            missing = List.copyOf(missing);
            meanBySeverity = Collections.unmodifiableMap(new TreeMap<>(meanBySeverity));
        }
    }

    /**
     * A number of a run over several conditions.
     *
     * @param name of the aggregate
     * @param metric that it is over
     * @param value null where values that it needs are missing
     * @param there of the values that it needs, how many there are, at least 1
     * @param needed how many values it needs
     * @param reference the run whose values it is relative to, or alexnet; null where it is relative to none
     * @param scope what it may be compared with; null where it is relative to none
     */
    public record Aggregated(
            String run,
            String name,
            String metric,
            Double value,
            int there,
            int needed,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reference,
            @JsonInclude(JsonInclude.Include.NON_NULL) String scope) {}

    /**
     * How right runs are on shifted images, given how right they are on clean ones: effective and relative robustness.
     * Shifted is the mean accuracy over all corruptions that were asked for.
     *
     * @param fitted the runs that the line was fitted to
     * @param slope of {@code logit(shifted) = slope logit(clean) + intercept}
     * @param determination R squared of the line on its own runs; null where it has none
     * @param runs those that were evaluated on clean images and on every corruption
     */
    public record Robustness(
            List<String> fitted, double slope, double intercept, Double determination, List<Effective> runs) {
        public Robustness {
            fitted = List.copyOf(fitted);
            runs = List.copyOf(runs);
        }
    }

    /**
     * A run's effective and relative robustness.
     *
     * @param shifted mean accuracy over corruptions
     * @param expected shifted accuracy of the line at this clean accuracy
     * @param effective shifted minus expected; higher is better
     * @param baseline the run that it is compared with; null, like relative, where it has none
     * @param relative shifted minus the baseline's; higher is better
     */
    public record Effective(
            String run,
            double clean,
            double shifted,
            double expected,
            double effective,
            String baseline,
            Double relative) {}

    /**
     * Runs ranked by accuracy over conditions whose images are the test images in some form: Friedman's test, and Nemenyi's
     * of each pair.
     *
     * @param conditions labels of those that every ranked run was evaluated on
     * @param statistic Friedman's chi-squared
     * @param agreement Kendall's W, in [0, 1]
     * @param level of significance that the critical difference is for
     * @param criticalDifference how far apart mean ranks must be to differ at that level
     * @param runs by mean rank, the best first
     * @param pairs every pair of them once; none where there are very many
     */
    public record Ranking(
            List<String> conditions,
            double statistic,
            double p,
            double agreement,
            double level,
            double criticalDifference,
            List<Ranked> runs,
            List<RankedPair> pairs) {
        public Ranking {
            conditions = List.copyOf(conditions);
            runs = List.copyOf(runs);
            pairs = List.copyOf(pairs);
        }
    }

    /** A run's mean rank; 1 is the best. */
    public record Ranked(String run, double meanRank) {}

    /** Nemenyi's test of two runs, the better one first. */
    public record RankedPair(String run, String other, double difference, double p) {}

    /** What is drawn of a run on a condition, as its evaluation left it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Diagram(
            String run,
            String condition,
            Diagrams.Reliability reliability,
            List<Double> risks,
            Diagrams.Classes classes) {
        public static Diagram of(String run, String condition, Diagrams diagrams) {
            return new Diagram(run, condition, diagrams.reliability(), diagrams.risks(), diagrams.classes());
        }
    }

    /**
     * How well a run's confidence tells clean test images from the images of a set that shows none of the data set's classes.
     * Null is what is not known, for want of predictions on clean images or of confidences.
     *
     * @param images of the set
     */
    public record Foreign(String run, String condition, int images, Double oodAuroc, Double oodAupr, Double oodFpr95) {}

    /**
     * A number of a run that follows from its predictions on several conditions taken together.
     *
     * @param name of the measure
     * @param value null where there is none
     * @param lacks why there is none; null where there is one
     */
    public record Joint(
            String run, String name, Double value, @JsonInclude(JsonInclude.Include.NON_NULL) String lacks) {}

    /**
     * A run against its baseline by the entropy ratios of the images that both solved: Wilcoxon's signed-rank test.
     *
     * @param pairs images that both solved
     * @param statistic the smaller sum of ranks; null, like the rest, if there is no such image
     * @param p of the normal approximation
     * @param exactP exact p, null where ratios tie or there are more than 50
     * @param holmP after Holm's correction over the runs compared with the same baseline on the same kind, of exact p
     *     where there is one, else of p
     * @param medianDifference median of the run's ratio minus the baseline's; below 0 where the run needs less
     * @param rankBiserial effect size: of the sum of all ranks, the share of those in which the run needs more minus the
     *     share in which it needs less, in [-1, 1]; null in reports of earlier versions
     * @param stars after exact p where there is one, else after p
     */
    public record EntropyComparison(
            String run,
            String baseline,
            String kind,
            int pairs,
            Double statistic,
            Double p,
            Double exactP,
            Double holmP,
            Double medianDifference,
            Double rankBiserial,
            String stars) {}

    /** Tasks by how they ended, for this experiment. */
    public record Tasks(int executed, int reused, int failed, int skipped) {}

    /**
     * A task that failed or was skipped.
     *
     * @param task id of the task
     * @param kind failed or skipped
     * @param what the run, condition or data set it was for
     */
    public record Problem(String task, String kind, String what, String reason) {}
}
