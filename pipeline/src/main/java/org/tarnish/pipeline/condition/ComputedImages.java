package org.tarnish.pipeline.condition;

import java.util.List;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.PartedImages;
import org.tarnish.pipeline.shard.ShardReader;

/**
 * Clean images of shards as a condition makes them, each by whoever copies it and whenever it is copied: the samples that
 * shards of the condition hold. Nothing of what is made is kept.
 */
public final class ComputedImages implements PartedImages {
    private final ShardReader reader;
    private final String dataset;
    private final List<Shard> shards;
    private final PartedImages clean;
    private final ConditionImages condition;

    /**
     * @param condition makes one image of each
     * @throws IllegalArgumentException if the condition makes several images of one, or leaves images out
     */
    public ComputedImages(ShardReader reader, DatasetManifest dataset, Split split, ConditionImages condition) {
        if (condition.frames() != 1 || condition.images() != Long.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "images can be made while they are read where each becomes one image, and" + " here the first "
                            + condition.images() + " become " + condition.frames() + " each");
        }
        this.reader = reader;
        this.dataset = dataset.id();
        this.shards = dataset.splits().get(split);
        this.clean = reader.parts(shards, dataset.imageSize(), dataset.classes().size());
        this.condition = condition;
    }

    @Override
    public int side() {
        return clean.side();
    }

    @Override
    public List<Integer> counts() {
        return clean.counts();
    }

    @Override
    public OpenPart open(int part) {
        var indices = DrawIndices.of(reader, shards.get(part), dataset);
        return new Computed(clean.open(part), indices, condition);
    }

    private record Computed(OpenPart clean, int[] indices, ConditionImages condition) implements OpenPart {
        @Override
        public int count() {
            return clean.count();
        }

        @Override
        public int side() {
            return clean.side();
        }

        @Override
        public int label(int index) {
            return clean.label(index);
        }

        @Override
        public void copyTo(int index, byte[] target, int offset) {
            var made = condition.make(clean.image(index), indices[index]).get(0).image();
            System.arraycopy(made.samples(), 0, target, offset, side() * side() * Image.CHANNELS);
        }

        @Override
        public void close() {
            clean.close();
        }
    }
}
