package org.tarnish.learning.candidate;

import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.learning.batch.Batch;

/** Classifies by the brightest quarter of an image, without an engine; of the quarters the first is class 0. */
public final class BrightestQuarter implements Scorer {
    @Override
    public float[][] probabilities(Batch batch) {
        return images(batch).stream().map(BrightestQuarter::probabilities).toArray(float[][]::new);
    }

    /** The images that a batch holds. */
    public static List<Image> images(Batch batch) {
        int bytes = batch.side() * batch.side() * Image.CHANNELS;
        return IntStream.range(0, batch.count())
                .mapToObj(i -> {
                    var samples = new byte[bytes];
                    batch.samples().get(i * bytes, samples);
                    return new Image(batch.side(), batch.side(), samples);
                })
                .toList();
    }

    /** The share of each quarter in the brightness of the first channel. */
    public static float[] probabilities(Image image) {
        int half = image.width() / 2;
        var sums = new float[4];
        float all = 1e-6f;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                sums[y / half * 2 + x / half] += image.sample(x, y, 0);
                all += image.sample(x, y, 0);
            }
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= all;
        }
        return sums;
    }

    /** The class that an image is taken for. */
    public static int classOf(Image image) {
        var probabilities = probabilities(image);
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
