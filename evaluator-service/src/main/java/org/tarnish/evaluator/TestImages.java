package org.tarnish.evaluator;

import java.util.function.Function;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.imaging.PartedImages;
import org.tarnish.imaging.corruption.weather.FrostTextures;
import org.tarnish.pipeline.condition.ComputedImages;
import org.tarnish.pipeline.condition.ConditionImages;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.DatasetImages;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.ObjectStore;

/** The images that networks are evaluated on: read as they are stored, or made from clean ones while they are read. */
final class TestImages {
    private final Archive archive;
    private final ShardReader reader;
    private final DatasetImages stored;
    private final ObjectStore store;
    private final Function<String, FrostTextures> textures;

    /**
     * @param textures of frost by identity, for images that are computed; refuses others with an
     *     {@link IllegalArgumentException}
     */
    TestImages(Archive archive, ShardReader reader, ObjectStore store, Function<String, FrostTextures> textures) {
        this.archive = archive;
        this.reader = reader;
        this.stored = new DatasetImages(archive, reader);
        this.store = store;
        this.textures = textures;
    }

    PartedImages of(TaskSpec.Evaluate spec, DatasetManifest dataset) {
        if (areMinimal(spec)) {
            var searches = archive.results(spec.shards(), MinimalImagesResult.class);
            return new MinimalParts(
                    store, searches, dataset.imageSize(), dataset.classes().size());
        }
        if (areComputed(spec)) {
            return new ComputedImages(reader, dataset, spec.split(), ConditionImages.of(spec.condition(), textures));
        }
        return stored.of(dataset, spec.split(), spec.shards());
    }

    /** Whether they are what searches have found, each a file of its own. */
    boolean areMinimal(TaskSpec.Evaluate spec) {
        return spec.condition() instanceof Condition.Minimal;
    }

    /** Whether each is made when it is read. */
    boolean areComputed(TaskSpec.Evaluate spec) {
        return !areMinimal(spec) && spec.shards() instanceof TaskGroup.Computed;
    }
}
