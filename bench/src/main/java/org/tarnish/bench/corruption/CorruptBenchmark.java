package org.tarnish.bench.corruption;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.tarnish.cli.corrupt.CorruptProgress;
import org.tarnish.cli.corrupt.CorruptRequest;
import org.tarnish.cli.corrupt.CorruptRun;
import org.tarnish.cli.corrupt.OutputLayout;
import org.tarnish.dataset.FolderArchiveCache;
import org.tarnish.dataset.Resolver;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.format.PngEncoder;
import org.tarnish.machine.file.FileTree;
import org.tarnish.machine.network.FetchSettings;

/** How many images a second the command {@code corrupt} writes in CIFAR-10-C's form, from reading to the manifest. */
public final class CorruptBenchmark {
    private static final int SIDE = 32;
    private static final int CLASSES = 10;
    private static final int SEVERITIES = 5;

    /** More rounds on each number of threads, taken in turns, since machines become slower and faster. */
    private static final int ROUNDS = 3;

    private final Consumer<String> say;
    private final Path folder;

    /** @param folder an empty folder, which is deleted in the end */
    public CorruptBenchmark(Consumer<String> say, Path folder) {
        this.say = say;
        this.folder = folder;
    }

    /** Says the rate for each number of threads, and the ratios to the first. */
    public void run(List<String> corruptions, int images, List<Integer> threads) throws IOException {
        try {
            var dataset = dataset(images);
            // The first round makes the code fast and is not counted.
            seconds(dataset, corruptions, threads.get(threads.size() - 1));
            var rates = new double[threads.size()][ROUNDS];
            for (var round = 0; round < ROUNDS; round++) {
                for (var i = 0; i < threads.size(); i++) {
                    var written = (double) images * SEVERITIES * corruptions.size();
                    rates[i][round] = written / seconds(dataset, corruptions, threads.get(i));
                }
            }
            for (var i = 0; i < threads.size(); i++) {
                say.accept(String.format(
                        Locale.ROOT,
                        "corrupt writes %.0f images/s of %d x %d on %d thread(s), %.2f times as many as on %d"
                                + " (medians of %d).",
                        median(rates[i]),
                        SIDE,
                        SIDE,
                        threads.get(i),
                        median(rates[i]) / median(rates[0]),
                        threads.get(0),
                        ROUNDS));
            }
        } finally {
            FileTree.delete(folder);
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A folder of class folders. */
    private Path dataset(int images) throws IOException {
        var dataset = folder.resolve("images");
        var encoder = new PngEncoder();
        for (var i = 0; i < images; i++) {
            var file = dataset.resolve("class" + i % CLASSES).resolve(i + ".png");
            Files.createDirectories(file.getParent());
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write(encoder.encode(Scene.of(SIDE, i)));
            }
        }
        return dataset;
    }

    private double seconds(Path dataset, List<String> corruptions, int threads) throws IOException {
        var out = folder.resolve("out");
        var archives = folder.resolve("archives");
        var resolver =
                new Resolver(Optional.empty(), new FolderArchiveCache(archives), archives, FetchSettings.DEFAULT);
        var request = new CorruptRequest(
                dataset.toString(),
                null,
                "all",
                0,
                0,
                0,
                OutputLayout.CIFAR_C,
                null,
                corruptions,
                List.of(1, 2, 3, 4, 5),
                SeverityTable.CIFAR,
                null,
                0,
                threads,
                out);
        var begun = System.nanoTime();
        new CorruptRun(resolver, new Silence()).run(request);
        var seconds = (System.nanoTime() - begun) / 1e9;
        FileTree.delete(out);
        return seconds;
    }

    /** Nobody watches. */
    private static final class Silence implements CorruptProgress {
        @Override
        public void begin(String what, long done, long total) {}

        @Override
        public void add(long images) {}

        @Override
        public void say(String line) {}
    }
}
