package org.tarnish.local.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

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

    /** @param data a stack's data folder */
    static Verdict of(Path data, String experiment) throws IOException, InterruptedException {
        var output = Files.createTempFile(data, "recomputed", ".txt");
        var process = new ProcessBuilder(
                        PYTHON,
                        RealStack.root().resolve("docs/recompute.py").toString(),
                        bucket(data).toString(),
                        experiment)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the script did not end within " + MOST_SECONDS + " s");
        }
        return new Verdict(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /** Where an experiment's report lies in a stack's data folder. */
    static Path report(Path data, String experiment) {
        return bucket(data).resolve("experiments").resolve(experiment).resolve("report/report.json");
    }

    private static Path bucket(Path data) {
        return data.resolve("store/tarnish");
    }
}
