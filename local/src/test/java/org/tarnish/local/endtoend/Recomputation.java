package org.tarnish.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.FolderObjectStore;
import org.tarnish.predictions.experiment.PredictionFiles;
import org.tarnish.predictions.experiment.StoredEvaluations;

/** The script that recomputes reports from stored predictions and images, without any of Tarnish's code. */
final class Recomputation {
    private static final String PYTHON = "python3";
    private static final int MOST_SECONDS = 120;

    private Recomputation() {}

    /** What the script said. */
    record Verdict(int status, String text) {}

    static boolean isPossible() {
        try {
            return new ProcessBuilder(PYTHON, "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + PYTHON, e);
        }
    }

    /** @param data a stack's data folder; the stack need not be up */
    static Verdict of(Path data, String experiment) throws IOException, InterruptedException {
        var output = Files.createTempFile(data, "recomputed", ".txt");
        var predictions = predictions(data, experiment);
        var process = new ProcessBuilder(
                        PYTHON,
                        RealStack.root().resolve("docs/recompute.py").toString(),
                        bucket(data).toString(),
                        experiment,
                        predictions.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the script did not end within " + MOST_SECONDS + " s");
        }
        return new Verdict(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** As {@code tarnish predictions --format csv} writes them without a stack. */
    private static Path predictions(Path data, String experiment) throws IOException {
        var store = new FolderObjectStore(bucket(data));
        var evaluations = new StoredEvaluations(store, new Archive(store), experiment);
        var folder = Files.createTempDirectory(data, "predictions");
        var written = new PredictionFiles(store, evaluations, Files.createTempDirectory(data, "scratch"))
                .write(
                        folder,
                        PredictionFiles.Format.CSV,
                        evaluations.runs(),
                        evaluations.conditions().keySet(),
                        (what, done) -> {});
        assertThat(written.missing()).isZero();
        assertThat(written.unsure()).isZero();
        return folder;
    }

    /** Where an experiment's report lies in a stack's data folder. */
    static Path report(Path data, String experiment) {
        return bucket(data).resolve("experiments").resolve(experiment).resolve("report/report.json");
    }

    private static Path bucket(Path data) {
        return data.resolve("store/tarnish");
    }
}
