package org.tarnish.predictions.experiment;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.perturbation.Perturbations;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.DatasetImages;
import org.tarnish.pipeline.shard.ImageNames;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.predictions.file.Named;

/** Which images the rows of an evaluation's predictions are of. Not thread-safe. */
final class EvaluatedImages implements Named.Images {
    private final IntUnaryOperator positions;
    private final Optional<int[]> indices;
    private final Optional<ImageNames> names;

    private EvaluatedImages(IntUnaryOperator positions, Optional<int[]> indices, Optional<ImageNames> names) {
        this.positions = positions;
        this.indices = indices;
        this.names = names;
    }

    static EvaluatedImages of(TaskSpec.Evaluate spec, DatasetManifest dataset, Archive archive, ShardReader reader) {
        boolean imported =
                spec.condition() instanceof Condition.Imported || spec.condition() instanceof Condition.Foreign;
        var shards = imported ? archive.shards(spec.shards()) : dataset.splits().get(spec.split());
        return new EvaluatedImages(
                positions(spec, archive),
                indices(shards, reader),
                new DatasetImages(archive, reader).names(dataset, spec.split(), imported ? spec.shards() : null));
    }

    /** Of rows among the images of the split, or of the image set. */
    private static IntUnaryOperator positions(TaskSpec.Evaluate spec, Archive archive) {
        if (spec.condition() instanceof Condition.Perturbed perturbed) {
            int frames = Perturbations.named(perturbed.perturbation()).frames(perturbed.table());
            return row -> row / frames;
        }
        if (spec.condition() instanceof Condition.Minimal) {
            var found = archive.results(spec.shards(), MinimalImagesResult.class).stream()
                    .flatMap(result -> result.images().stream())
                    .mapToInt(MinimalImagesResult.Minimal::index)
                    .toArray();
            return row -> found[row];
        }
        return row -> row;
    }

    private static Optional<int[]> indices(Iterable<Shard> shards, ShardReader reader) {
        var all = IntStream.builder();
        for (var shard : shards) {
            var some = reader.indices(shard);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            for (int index : some.get()) {
                all.add(index);
            }
        }
        return Optional.of(all.build().toArray());
    }

    @Override
    public Optional<Integer> index(int row) {
        return indices.map(all -> all[positions.applyAsInt(row)]);
    }

    @Override
    public Optional<String> name(int row) {
        return names.map(all -> all.of(positions.applyAsInt(row)));
    }
}
