package org.tarnish.bench.device;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.engine.Engines;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.learning.network.RandomModel;
import org.tarnish.network.architecture.Architecture;

/** Logits of a network with random weights: the largest difference between two devices, by the largest logit. */
final class LogitsCheck {
    static final Normalization NORMALIZATION = new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    private static final int CLASSES = 10;
    private static final int IMAGES = 8;
    private static final int SIDE = 64;

    /** A GPU may multiply with shorter fractions (TF32). */
    private static final double MOST = 1e-2;

    private final String device;
    private final Path folder;

    LogitsCheck(String device, Path folder) {
        this.device = device;
        this.folder = folder;
    }

    Finding of(Architecture architecture) throws IOException {
        var file = folder.resolve(architecture.name() + ".safetensors");
        RandomModel.write(file, architecture, CLASSES, 0);
        var expected = logits(architecture, file, "cpu");
        var found = logits(architecture, file, device);
        double size = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int k = 0; k < expected[i].length; k++) {
                size = Math.max(size, Math.abs(expected[i][k]));
                difference = Math.max(difference, Math.abs((double) expected[i][k] - found[i][k]));
            }
        }
        return new Finding("logits of " + architecture.name(), size == 0 ? Double.NaN : difference / size, MOST);
    }

    private static float[][] logits(Architecture architecture, Path file, String device) throws IOException {
        try (var classifier = Classifier.load(architecture, CLASSES, NORMALIZATION, file, Engines.device(device))) {
            return classifier.logits(images());
        }
    }

    private static List<Image> images() {
        var images = new ArrayList<Image>();
        for (int i = 0; i < IMAGES; i++) {
            var random = SeededRandomness.of(0, "image", i);
            var samples = new byte[SIDE * SIDE * Image.CHANNELS];
            for (int k = 0; k < samples.length; k++) {
                samples[k] = (byte) random.below(256);
            }
            images.add(new Image(SIDE, SIDE, samples));
        }
        return images;
    }
}
