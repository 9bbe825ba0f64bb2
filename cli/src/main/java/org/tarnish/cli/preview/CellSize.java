package org.tarnish.cli.preview;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.resize.Resampling;

/**
 * How large images are shown: small ones enlarged by a whole factor, so that their pixels stay squares; usual ones pixel
 * by pixel; large ones made smaller.
 *
 * @param factor times that each pixel is repeated in both directions
 * @param shown side on the sheet in pixels
 */
record CellSize(int factor, int shown) {
    private static final int LEAST = 128;
    private static final int MOST = 256;

    static CellSize of(int side) {
        int factor = Math.max(1, (int) Math.round((double) LEAST / side));
        return new CellSize(factor, Math.min(MOST, side * factor));
    }

    Image fit(Image image) {
        if (factor == 1) {
            return Resampling.antialiased(image, shown, shown);
        }
        var samples = new byte[shown * shown * Image.CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / Image.CHANNELS;
            samples[i] = (byte) image.sample(pixel % shown / factor, pixel / shown / factor, i % Image.CHANNELS);
        }
        return new Image(shown, shown, samples);
    }
}
