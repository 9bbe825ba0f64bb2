package org.tarnish.dataset.image.webp;

import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/**
 * Luma and chroma to RGB in libwebp's fixed point. Between chroma samples, which lie in the middle of four pixels, is
 * interpolated with weights of 9, 3, 3 and 1 in libwebp's steps.
 */
final class Vp8Colors {
    private Vp8Colors() {}

    static Image image(Plane luma, Plane blue, Plane red, int width, int height) throws Fault {
        var picture = Picture.of(width, height);
        var samples = picture.samples();
        var lastRow = (height + 1) / 2 - 1;
        var bluesOfRow = new int[width];
        var redsOfRow = new int[width];
        var at = 0;
        for (var y = 0; y < height; y++) {
            var near = y / 2;
            var far = Math.max(0, Math.min(lastRow, y % 2 == 0 ? near - 1 : near + 1));
            upsample(blue, near, far, bluesOfRow);
            upsample(red, near, far, redsOfRow);
            var row = luma.index(0, y);
            for (var x = 0; x < width; x++) {
                var light = (luma.samples[row + x] & 0xff) * 19_077 >> 8;
                var u = bluesOfRow[x];
                var v = redsOfRow[x];
                samples[at++] = clipped(light + (v * 26_149 >> 8) - 14_234);
                samples[at++] = clipped(light - (u * 6_419 >> 8) - (v * 13_320 >> 8) + 8_708);
                samples[at++] = clipped(light + (u * 33_050 >> 8) - 17_685);
            }
        }
        return picture.image();
    }

    private static void upsample(Plane plane, int near, int far, int[] target) {
        var s = plane.samples;
        var nearRow = plane.index(0, near);
        var farRow = plane.index(0, far);
        for (var x = 0; x < target.length; x++) {
            var column = x / 2;
            var a = s[nearRow + column] & 0xff;
            var c = s[farRow + column] & 0xff;
            if (x == 0 || x == target.length - 1 && x % 2 == 1) {
                target[x] = 3 * a + c + 2 >> 2;
            } else {
                var beside = x % 2 == 0 ? column - 1 : column + 1;
                var b = s[nearRow + beside] & 0xff;
                var d = s[farRow + beside] & 0xff;
                target[x] = (a + 3 * b + 3 * c + d + 8 >> 3) + a >> 1;
            }
        }
    }

    private static byte clipped(int value) {
        return (byte) (value < 0 ? 0 : Math.min(255, value >> 6));
    }
}
