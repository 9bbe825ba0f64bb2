package org.tarnish.learning.adaptive;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.entropy.Entropy;

/** Entropy ratios of images that lie evenly in a set: of all of them, or of every second, third and so on. */
final class Ratios {
    private static final ThreadLocal<Entropy> ENTROPY = ThreadLocal.withInitial(Entropy::new);

    private final int distance;
    private final double[] ratios;

    /** @param most ratios that are measured, at least 1 */
    Ratios(int images, int most) {
        distance = Math.max(1, (images + most - 1) / most);
        ratios = new double[(images + distance - 1) / distance];
    }

    boolean has(int image) {
        return image % distance == 0;
    }

    /** Each image is measured by one thread at a time. */
    @SuppressWarnings("ReferenceEquality")
    void measure(int image, Image reduced, Image full) {
        var entropy = ENTROPY.get();
        ratios[image / distance] = reduced == full ? 1 : Entropy.ratio(entropy.bytes(reduced), entropy.bytes(full));
    }

    double mean() {
        double sum = 0;
        for (double ratio : ratios) {
            sum += ratio;
        }
        return sum / ratios.length;
    }
}
