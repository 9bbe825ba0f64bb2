package org.tarnish.corruption.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.corruption.Attempt;
import org.tarnish.corruption.parallel.ImageWorkers;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.Mirror;
import org.tarnish.dataset.Resolver;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.Resize;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.ImageSetResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Filter;
import org.tarnish.machine.network.FetchSettings;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.request.Datasets;

/** The same files as a data set and as an image set of it: the same images, to the sample. */
class OneSizingTest {
    private static final int SIDE = 16;

    /** Larger, smaller, of the size, wide, high, and of one row. */
    private static final List<int[]> SIZES = List.of(
            new int[] {40, 30},
            new int[] {9, 11},
            new int[] {SIDE, SIDE},
            new int[] {50, 7},
            new int[] {13, 41},
            new int[] {21, 1},
            new int[] {17, SIDE});

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();

    static Stream<Resize> sizings() {
        return Stream.of(
                null,
                Resize.CROP,
                Resize.STRETCH,
                new Resize.Torchvision(null, null, null),
                new Resize.Torchvision(0.9, null, Filter.BICUBIC),
                new Resize.Torchvision(null, 19, Filter.BICUBIC));
    }

    @ParameterizedTest
    @MethodSource("sizings")
    void anImageSetIsSizedAsItsDataSetIs(Resize resize) throws IOException {
        writeImages();
        var dataset = ingested(
                new DatasetRequest(null, "photos", null, null, null, null, Map.of(), null, resize, null, null));
        var asked = new ImageSetRequest("again", "photos", null, null, null, null);

        var set = imported(dataset, asked, resize);

        // A data set's images are in another order.
        assertThat(images(set.shards()))
                .hasSize(2 * SIZES.size())
                .containsExactlyInAnyOrderElementsOf(images(dataset.splits().get(Split.TEST)));
    }

    private void writeImages() throws IOException {
        for (var split : List.of("train", "validation", "test")) {
            for (var label : List.of("cat", "dog")) {
                var place = Files.createDirectories(
                        folder.resolve("photos").resolve(split).resolve(label));
                for (var size : SIZES) {
                    var file = place.resolve(size[0] + "x" + size[1] + ".png");
                    ImageIO.write(busy(size[0], size[1], label.hashCode()), "png", file.toFile());
                }
            }
        }
    }

    private static BufferedImage busy(int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, seed + x * 7919 + y * 104729 & 0xffffff);
            }
        }
        return image;
    }

    private DatasetManifest ingested(DatasetRequest request) throws IOException {
        var task = Task.of(new TaskSpec.Ingest(request, new Datasets(resolver()).fingerprint(request), SIDE));
        try (var workers = new ImageWorkers(2)) {
            return new IngestWork(access(), store, workers, folder.resolve("work")).run(task, new Attempt());
        }
    }

    private ImageSetResult imported(DatasetManifest dataset, ImageSetRequest asked, Resize resize) throws IOException {
        var set = asked.identified(new Datasets(resolver()).fingerprint(asked.source()));
        var task = Task.of(new TaskSpec.ImageSet(dataset.id(), set.source(null, resize), set.fingerprint(), set.fit()));
        try (var workers = new ImageWorkers(2)) {
            return new ImageSetWork(new Archive(store), access(), store, workers, folder.resolve("work"))
                    .run(task, new Attempt());
        }
    }

    private DatasetAccess access() {
        return new DatasetAccess(resolver());
    }

    private Resolver resolver() {
        return new Resolver(
                Optional.of(Mirror.of(folder.toString())),
                new FolderArchiveCache(folder.resolve("archives")),
                folder.resolve("archives"),
                FetchSettings.DEFAULT);
    }

    private List<Image> images(List<Shard> shards) {
        var images = new ShardReader(new LocalCache(store, folder.resolve("cache"), 1 << 30)).images(shards, SIDE, 100);
        return IntStream.range(0, images.count()).mapToObj(images::image).toList();
    }
}
