package org.tarnish.dataset.image.webp;

import java.util.ArrayDeque;
import java.util.Deque;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/** A lossless picture of WebP (RFC 9649): an entropy-coded image, and the transforms that are undone after it. */
final class Vp8l {
    private static final int SIGNATURE = 0x2f;

    private Vp8l() {}

    static Image read(Bytes data) throws Fault {
        if (data.u8() != SIGNATURE) {
            throw Fault.damaged("its lossless picture has no signature");
        }
        var available = data.left();
        var in = new BitReader(data);
        var width = in.read(14) + 1;
        var height = in.read(14) + 1;
        in.read(1);
        if (in.read(3) != 0) {
            throw Fault.damaged("its lossless picture is of an unknown version");
        }
        Picture.check(width, height);
        // A copy of 4096 pixels may take no bits at all; but nobody writes such files.
        if ((long) width * height >> 20 > available) {
            throw Fault.cutOff("its " + available + " bytes cannot hold " + width + " x " + height + " pixels");
        }
        var pixels = pixels(in, width, height);
        var picture = Picture.of(width, height);
        var samples = picture.samples();
        for (var i = 0; i < pixels.length; i++) {
            samples[3 * i] = (byte) (pixels[i] >> 16);
            samples[3 * i + 1] = (byte) (pixels[i] >> 8);
            samples[3 * i + 2] = (byte) pixels[i];
        }
        return picture.image();
    }

    private static int[] pixels(BitReader in, int width, int height) throws Fault {
        Deque<Vp8lTransform> transforms = new ArrayDeque<>();
        var coded = width;
        var seen = 0;
        while (in.flag()) {
            var kind = in.read(2);
            if ((seen & 1 << kind) != 0) {
                throw Fault.damaged("a transform of its lossless picture comes twice");
            }
            seen |= 1 << kind;
            var transform = Vp8lTransform.read(in, kind, coded, height);
            transforms.push(transform);
            coded = transform.codedWidth();
        }
        var pixels = EntropyImage.read(in, coded, height, true);
        for (var transform : transforms) {
            pixels = transform.undone(pixels);
        }
        return pixels;
    }
}
