package org.tarnish.imaging.corruption.noise;

import java.util.stream.IntStream;
import org.tarnish.imaging.PoissonTable;
import org.tarnish.imaging.corruption.UnitScale;

/** How many photons arrive for each of the 256 levels where a full sample gets {@code scale}, and what they become. */
final class Photons {
    private final int scale;
    private final byte[] levels;
    private volatile PoissonTable distributions;

    Photons(int scale) {
        this.scale = scale;
        levels = new byte[scale + 1];
        for (var count = 0; count <= scale; count++) {
            levels[count] = UnitScale.truncate(count / (double) scale);
        }
    }

    /** The sample that each count becomes; the last stands for all larger counts too. Read only. */
    byte[] levels() {
        return levels;
    }

    /** The distribution of the count for each level; made when first asked for, at worst by several threads at once. */
    PoissonTable distributions() {
        var made = distributions;
        if (made == null) {
            made = new PoissonTable(IntStream.range(0, 256)
                    .mapToDouble(level -> UnitScale.of((byte) level) * scale)
                    .toArray());
            distributions = made;
        }
        return made;
    }
}
