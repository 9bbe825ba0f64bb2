package org.tarnish.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process killed for real, by a signal that it cannot catch, wherever it happens to be. */
class KillTest {
    private static final int STEPS = 16;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void aProcessThatIsKilledIsTakenOverWithTheSameResult() throws IOException, InterruptedException {
        var undisturbed = KilledProcess.train(folder.resolve("undisturbed"), folder.resolve("work"));

        assertThat(killedAfter(3)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(killedAfter(6)).as("steps that were left").hasSizeBetween(6, STEPS - 2);
        var work = folder.resolve("last");
        var last = start(work);
        assertThat(lines(last, Integer.MAX_VALUE)).hasSizeLessThan(STEPS - 7);
        assertThat(last.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(last.exitValue()).isZero();

        assertThat(work.resolve("model.safetensors")).hasSameBinaryContentAs(undisturbed.model());
        assertThat(work.resolve("best.safetensors")).hasSameBinaryContentAs(undisturbed.checkpoint());
    }

    /** The steps that a process took until it was killed, after so many or a few more. */
    private List<String> killedAfter(int steps) throws IOException, InterruptedException {
        var process = start(Files.createTempDirectory(folder, "work"));
        var lines = lines(process, steps);
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return lines;
    }

    private Process start(Path work) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        folder.resolve("killed").toString(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> lines(Process process, int most) throws IOException {
        var lines = new ArrayList<String>();
        var reader = process.inputReader();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("step ")) {
                lines.add(line);
            }
            if (lines.size() == most) {
                break;
            }
        }
        return lines;
    }
}
