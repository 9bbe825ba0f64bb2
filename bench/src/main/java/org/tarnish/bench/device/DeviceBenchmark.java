package org.tarnish.bench.device;

import java.io.IOException;
import java.nio.file.Files;
import org.tarnish.bench.learning.NoiseImages;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.engine.Engines;
import org.tarnish.machine.file.FileTree;
import org.tarnish.network.architecture.Architectures;

/**
 * Prints what a device computes otherwise than the CPU: the program behind {@code tarnish bench device}. It runs in a
 * process of its own, with the flags and the environment that the launcher gives the trainer.
 */
public final class DeviceBenchmark {
    private static final int IMAGES = 256;
    private static final int SIDE = 32;

    private DeviceBenchmark() {}

    /** @param arguments threads, device */
    public static void main(String[] arguments) throws IOException {
        Engines.start(Integer.parseInt(arguments[0]));
        var device = Engines.name(Engines.device(arguments[1]));
        System.out.println("device " + device + ", compared with cpu");
        var folder = Files.createTempDirectory("device-benchmark");
        int wrong = 0;
        try {
            var logits = new LogitsCheck(device, folder);
            for (var architecture : Architectures.all()) {
                wrong += say(logits.of(architecture));
            }
            var images = ImageSource.of(new NoiseImages(IMAGES, SIDE));
            for (var finding : new TrainingCheck(device, folder, images).findings()) {
                wrong += say(finding);
            }
        } finally {
            FileTree.delete(folder);
        }
        System.out.println(wrong == 0 ? "all right" : wrong + " wrong");
    }

    private static int say(Finding finding) {
        System.out.println(finding.line());
        System.out.flush();
        return finding.right() ? 0 : 1;
    }
}
