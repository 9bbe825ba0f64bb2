package org.tarnish.imaging.corruption.weather;

import java.util.List;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.Severities;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * A frosted window: {@code y = a * x + b * f} on the scale 0..255, truncated, with {@code f} a window cut out of one of
 * five textures. Draws: the texture, the window's first row below {@code rows - height}, its first column below
 * {@code columns - width} (the last possible ones are never drawn, as in the reference).
 *
 * <p>The table for CIFAR reduces textures to a fifth without antialiasing: pixel {@code (x, y)} is the texture's
 * {@code (5 x + 2, 5 y + 2)}, of {@code round(side / 5)} pixels a side. Images that are at least as large as the
 * (reduced) texture, which the reference cannot treat, see it continued by reflection at its borders, in its own
 * scale; the window then begins anywhere in the texture.
 */
public final class Frost implements Corruption {
    /** What the catalogue calls it. */
    public static final String NAME = "frost";

    private static final Severities<Parameters> PARAMETERS = new Severities<>(
            List.of(
                    new Parameters(1, .2),
                    new Parameters(1, .3),
                    new Parameters(.9, .4),
                    new Parameters(.85, .4),
                    new Parameters(.75, .45)),
            List.of(
                    new Parameters(1, .4),
                    new Parameters(.8, .6),
                    new Parameters(.7, .7),
                    new Parameters(.65, .7),
                    new Parameters(.6, .75)));

    private final FrostTextures textures;

    public Frost(FrostTextures textures) {
        this.textures = textures;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Image apply(Image image, int severity, SeverityTable table, Randomness random) {
        var parameters = PARAMETERS.at(severity, table);
        var texture = textures.texture(random.below(FrostTextures.COUNT));
        var step = table == SeverityTable.CIFAR ? 5 : 1;
        var rows = window(texture.height(), step, image.height(), random);
        var columns = window(texture.width(), step, image.width(), random);
        var shares = parameters.shares();
        var ice = parameters.ice();
        var samples = image.samples();
        var frozen = new byte[samples.length];
        var frost = new byte[columns.length * Image.CHANNELS];
        for (var y = 0; y < rows.length; y++) {
            cut(texture, rows[y], columns, step, frost);
            var start = y * frost.length;
            for (var i = 0; i < frost.length; i++) {
                var level = shares[samples[start + i] & 0xff] + ice[frost[i] & 0xff];
                frozen[start + i] = (byte) Math.min(255, (int) level);
            }
        }
        return new Image(image.width(), image.height(), frozen);
    }

    private static void cut(Image texture, int row, int[] columns, int step, byte[] target) {
        var source = texture.samples();
        var start = row * texture.width();
        if (step == 1 && columns[columns.length - 1] - columns[0] == columns.length - 1) {
            System.arraycopy(source, (start + columns[0]) * Image.CHANNELS, target, 0, target.length);
            return;
        }
        for (var x = 0; x < columns.length; x++) {
            var from = (start + columns[x]) * Image.CHANNELS;
            target[x * Image.CHANNELS] = source[from];
            target[x * Image.CHANNELS + 1] = source[from + 1];
            target[x * Image.CHANNELS + 2] = source[from + 2];
        }
    }

    /** The texture's rows (or columns) that a window drawn at random consists of. */
    private static int[] window(int side, int step, int length, Randomness random) {
        var reduced = Math.max(1, (int) Math.rint(side / (double) step));
        var start = random.below(reduced > length ? reduced - length : reduced);
        var places = new int[length];
        for (var i = 0; i < length; i++) {
            var place = (start + i) % (2 * reduced);
            var within = place < reduced ? place : 2 * reduced - 1 - place;
            places[i] = Math.min(side - 1, within * step + step / 2);
        }
        return places;
    }

    /** @param image share of the image, @param frost share of the texture */
    private record Parameters(double image, double frost) {
        double[] shares() {
            return scaled(image);
        }

        double[] ice() {
            return scaled(frost);
        }

        private static double[] scaled(double share) {
            var levels = new double[256];
            for (var level = 0; level < levels.length; level++) {
                levels[level] = share * level;
            }
            return levels;
        }
    }
}
