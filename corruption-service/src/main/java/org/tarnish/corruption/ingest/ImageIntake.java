package org.tarnish.corruption.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.ImageCollection;
import org.tarnish.dataset.Listing;
import org.tarnish.dataset.Splits;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.pipeline.task.TaskContext;

/** Reads the images of a collection into its splits, resized on all cores while the next ones are decoded. */
final class ImageIntake implements AutoCloseable {
    private static final int MOST_BROKEN_LISTED = 100;

    /** Of decoded images that wait or are worked on; the decoder holds at most 64,000,000 pixels of 11 bytes besides. */
    private static final int MOST_BYTES_UNDER_WAY = 64 * 1024 * 1024;

    private final Listing listing;
    private final UnaryOperator<Image> sizing;
    private final Map<Split, SplitFile> files = new EnumMap<>(Split.class);
    private final Split[] splitOf;
    private final int[] positionOf;
    private final int wanted;

    /** Whose statistics images are normalized with: the training images', or the test images' where these are alone. */
    private final Split normalizing;

    private final ChannelStatistics statistics = new ChannelStatistics();
    private final ThreadLocal<Entropy> entropies = ThreadLocal.withInitial(Entropy::new);
    private final List<DatasetManifest.Broken> broken = new ArrayList<>();
    private final UnderWay underWay;
    private int brokenCount;
    private int seen;

    /**
     * @param sizing brings an image to a square of that side; called on several threads
     */
    ImageIntake(
            Path folder, Listing listing, Splits splits, int side, UnaryOperator<Image> sizing, ImageWorkers workers)
            throws IOException {
        this.listing = listing;
        this.sizing = sizing;
        this.underWay = new UnderWay(workers, MOST_BYTES_UNDER_WAY);
        this.splitOf = new Split[listing.entries().size()];
        this.positionOf = new int[listing.entries().size()];
        int count = 0;
        for (var split : Split.values()) {
            var indices = splits.of(split);
            for (int position = 0; position < indices.size(); position++) {
                splitOf[indices.get(position)] = split;
                positionOf[indices.get(position)] = position;
            }
            files.put(split, new SplitFile(folder, indices.size(), side));
            count += indices.size();
        }
        this.wanted = count;
        this.normalizing = splits.train().isEmpty() ? Split.TEST : Split.TRAIN;
    }

    void read(ImageCollection collection, TaskContext context) throws IOException {
        collection.read(index -> splitOf[index] != null, new ImageCollection.Visitor() {
            @Override
            public void image(int index, Image image) {
                context.checkCancelled();
                count(context);
                underWay.submit(image.samples().length, () -> keep(index, image));
            }

            @Override
            public void broken(int index, String reason) {
                count(context);
                brokenCount++;
                if (broken.size() < MOST_BROKEN_LISTED) {
                    broken.add(new DatasetManifest.Broken(
                            listing.entries().get(index).name(), reason));
                }
            }
        });
        underWay.settle();
    }

    private void count(TaskContext context) {
        context.progress("reading images", ++seen, wanted, "images");
    }

    private void keep(int index, Image image) {
        var resized = sizing.apply(image);
        var split = splitOf[index];
        if (split == normalizing) {
            statistics.add(resized);
        }
        var entry = listing.entries().get(index);
        files.get(split)
                .put(
                        positionOf[index],
                        resized,
                        entry.label(),
                        entropies.get().bytes(resized),
                        listing.indices().of(index),
                        entry.name());
    }

    SplitFile split(Split split) {
        return files.get(split);
    }

    Normalization normalization() {
        return statistics.normalization();
    }

    List<DatasetManifest.Broken> broken() {
        return broken;
    }

    int brokenCount() {
        return brokenCount;
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) {
            file.close();
        }
    }
}
