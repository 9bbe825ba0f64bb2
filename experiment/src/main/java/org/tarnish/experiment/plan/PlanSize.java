package org.tarnish.experiment.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.methodology.Methodology;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.Storage;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;

/**
 * How large an experiment is, by arithmetic alone: known before a plan is made, whatever its size. Counts are of what is
 * asked for, so they are upper bounds where a request asks for the same thing twice.
 *
 * @param tasks number of tasks
 * @param images images that are written as shards
 * @param bytes what these images take in the object store
 * @param classified images that networks classify in evaluations; searches for minimal images classify more
 * @param forms what test images in other forms cost, stored or computed
 */
public record PlanSize(long tasks, long images, long bytes, long classified, FormCosts forms) {
    /** Tasks of an experiment unless a setting allows more or fewer. */
    public static final long DEFAULT_LIMIT = 1_000_000;

    private static final int CHANNELS = 3;

    /** The size over the data set that a request has turned out to mean. */
    public static PlanSize of(ExperimentRequest request, DatasetManifest dataset) {
        var test = dataset.splits().getOrDefault(Split.TEST, List.of());
        var perturbed = request.conditions().perturbations();
        return new Count(
                        request,
                        dataset.splits().getOrDefault(Split.TRAIN, List.of()).size(),
                        test.size(),
                        perturbed == null ? 0 : holding(test, perturbed.images()),
                        dataset.count(Split.TRAIN),
                        dataset.count(Split.TEST),
                        request.conditions().storing())
                .size();
    }

    /** The least size that a request has, whatever its data set turns out to hold. */
    public static PlanSize atLeast(ExperimentRequest request) {
        // What is decided by size may come to the fewer tasks.
        var storing = request.conditions().storing() == Storage.SHARDS ? Storage.SHARDS : Storage.COMPUTED;
        return new Count(request, 1, 1, 1, 1, 1, storing).size();
    }

    /** The shards that hold the first so many images. */
    private static int holding(List<Shard> shards, int images) {
        int needed = 0;
        for (int left = images; needed < shards.size() && left > 0; needed++) {
            left -= shards.get(needed).count();
        }
        return needed;
    }

    /** What is wrong with this size in one sentence; empty if it is within the limit. */
    public Optional<String> problem(long limit) {
        if (tasks <= limit) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "the experiment has at least %,d tasks, and at most %,d are allowed (TARNISH_MOST_TASKS); it would store"
                        + " %,d images in %,d bytes and classify %,d images; ask for fewer networks, seeds,"
                        + " methodologies or conditions, or divide it into several experiments",
                tasks,
                limit,
                images,
                bytes,
                classified));
    }

    /** The arithmetic, in saturating numbers: a request may ask for absurdly much. */
    private record Count(
            ExperimentRequest request,
            int trainShards,
            int testShards,
            int sequenceShards,
            long trainImages,
            long testImages,
            Storage storing) {
        PlanSize size() {
            var asked = request.conditions();
            long forms = corruptions(asked.corruptions()) + reductions(asked.reductions());
            long published = asked.corruptions() == null || asked.corruptions().from() == null
                    ? 0
                    : corruptions(asked.corruptions());
            long sets = asked.imageSets().size();
            var perturbed = asked.perturbations();
            long sequences = perturbed == null ? 0 : perturbed.names().size();
            var curves = request.curves();
            long curveForms = curves == null ? 0 : corruptions(curves.corruptions()) + reductions(curves.reductions());
            long trainForms = request.methodologies().stream()
                    .map(Methodologies::of)
                    .flatMap(methodology -> methodology.reductions().stream())
                    .distinct()
                    .count();
            long methodologies = methodologies();
            long groups = product(
                    request.architectures().size(),
                    request.initializations().size(),
                    request.training().each().size(),
                    request.seeds().size());
            long runs = product(groups, methodologies);
            long conditions = 1 + forms + sets + sequences;
            long models = request.models().size();
            long imageBytes = sum(product(request.imageSize(), request.imageSize(), CHANNELS), 8);
            var costs = FormCosts.of(
                    storing, forms - published, testImages, request.imageSize(), imageBytes, sum(runs, models));
            long stored = costs.computed() ? 0 : forms - published;
            long minimal = minimalSearches();
            long evaluated =
                    asked.minimalImages() != null && asked.minimalImages().judge() != null
                            ? asked.minimalImages().kinds().size()
                            : 0;
            long compared = baseline() ? product(groups, methodologies - 1, conditions - sequences + evaluated) : 0;
            long evaluatedByModels = judgedByModel() ? evaluated : 0;
            long modelsCompared = product(
                    Math.max(0, models - 1) + product(models, baseline() ? groups : 0),
                    conditions - sequences + evaluatedByModels);
            long tasks = sum(
                    1,
                    request.rehearsal(),
                    product(stored, testShards),
                    published,
                    product(sequences, sequenceShards),
                    product(curveForms, testShards),
                    product(trainForms, trainShards),
                    sets,
                    product(runs, 1 + conditions + minimal + evaluated),
                    product(models, 1 + conditions + minimal + evaluatedByModels),
                    compared,
                    modelsCompared);
            long images = sum(
                    product(sum(stored, published, curveForms), testImages),
                    product(trainForms, trainImages),
                    perturbed == null ? 0 : product(sequences, Math.min(perturbed.images(), testImages)));
            return new PlanSize(
                    tasks, images, product(images, imageBytes), product(runs + models, 1 + forms, testImages), costs);
        }

        private long minimalSearches() {
            var minimal = request.conditions().minimalImages();
            if (minimal == null) {
                return 0;
            }
            long images = Math.min(minimal.images(), testImages);
            long parts = (images + Planner.IMAGES_PER_SEARCH - 1) / Planner.IMAGES_PER_SEARCH;
            return product(minimal.kinds().size(), parts);
        }

        private long methodologies() {
            var labels = request.methodologies().stream()
                    .map(Methodologies::complete)
                    .map(Methodologies::of)
                    .map(Methodology::label)
                    .distinct()
                    .count();
            boolean named = request.methodologies().stream()
                    .anyMatch(methodology -> methodology.name().equals(Methodologies.SHARED));
            boolean shared =
                    request.methodologies().stream().map(Methodologies::of).anyMatch(Methodology::startsFromShared);
            return labels + (shared && !named ? 1 : 0);
        }

        private boolean judgedByModel() {
            var minimal = request.conditions().minimalImages();
            return minimal != null
                    && request.models().stream().anyMatch(model -> model.name().equals(minimal.judge()));
        }

        private boolean baseline() {
            return request.methodologies().stream()
                    .anyMatch(methodology -> methodology.name().equals(Methodologies.BASELINE));
        }

        private static long corruptions(Conditions.Corruptions asked) {
            return asked == null
                    ? 0
                    : product(
                            asked.names().stream().distinct().count(),
                            asked.severities().stream().distinct().count());
        }

        private static long reductions(Conditions.Reductions asked) {
            return asked == null
                    ? 0
                    : product(
                            asked.kinds().stream().distinct().count(),
                            asked.qualities().stream().distinct().count());
        }

        private static long product(long... factors) {
            long product = 1;
            for (long factor : factors) {
                try {
                    product = Math.multiplyExact(product, factor);
                } catch (ArithmeticException e) {
                    return Long.MAX_VALUE / 4;
                }
            }
            return product;
        }

        private static long sum(long... terms) {
            return IntStream.range(0, terms.length)
                    .mapToLong(i -> terms[i])
                    .reduce(0, (a, b) -> Math.min(Long.MAX_VALUE / 4, a + b));
        }
    }
}
