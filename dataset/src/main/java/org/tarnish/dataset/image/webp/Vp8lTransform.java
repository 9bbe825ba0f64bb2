package org.tarnish.dataset.image.webp;

import org.tarnish.dataset.image.source.Fault;

/**
 * A transform of a lossless picture (RFC 9649, 4).
 *
 * @param width of the picture that it gives
 * @param bits size of the tiles that its numbers are for, or how many pixels are packed into one
 * @param numbers of the tiles, or the palette
 */
record Vp8lTransform(int kind, int width, int height, int bits, int[] numbers) {
    private static final int PREDICTION = 0;
    private static final int COLOR = 1;
    private static final int GREEN = 2;

    static Vp8lTransform read(BitReader in, int kind, int width, int height) throws Fault {
        switch (kind) {
            case PREDICTION, COLOR -> {
                var bits = in.read(3) + 2;
                var numbers =
                        EntropyImage.read(in, EntropyImage.parts(width, bits), EntropyImage.parts(height, bits), false);
                return new Vp8lTransform(kind, width, height, bits, numbers);
            }
            case GREEN -> {
                return new Vp8lTransform(kind, width, height, 0, new int[0]);
            }
            default -> {
                var count = in.read(8) + 1;
                var palette = EntropyImage.read(in, count, 1, false);
                for (var i = 1; i < count; i++) {
                    palette[i] = sum(palette[i], palette[i - 1]);
                }
                var bits = count <= 2 ? 3 : count <= 4 ? 2 : count <= 16 ? 1 : 0;
                return new Vp8lTransform(kind, width, height, bits, palette);
            }
        }
    }

    /** Width of the picture that it is undone on. */
    int codedWidth() {
        return kind > GREEN ? EntropyImage.parts(width, bits) : width;
    }

    /** The picture before it; may be the same array. */
    int[] undone(int[] pixels) {
        switch (kind) {
            case PREDICTION -> Vp8lPrediction.add(pixels, width, height, bits, numbers);
            case COLOR -> undoColor(pixels);
            case GREEN -> {
                for (var i = 0; i < pixels.length; i++) {
                    var green = pixels[i] >> 8 & 0xff;
                    pixels[i] = sum(pixels[i], green << 16 | green);
                }
            }
            default -> {
                return unpacked(pixels);
            }
        }
        return pixels;
    }

    private void undoColor(int[] pixels) {
        var tiles = EntropyImage.parts(width, bits);
        for (var i = 0; i < pixels.length; i++) {
            var number = numbers[(i / width >> bits) * tiles + (i % width >> bits)];
            var pixel = pixels[i];
            var green = (byte) (pixel >> 8);
            var red = (pixel >> 16) + share(number, green) & 0xff;
            var blue = pixel + share(number >> 8, green) + share(number >> 16, (byte) red) & 0xff;
            pixels[i] = pixel & 0xff00ff00 | red << 16 | blue;
        }
    }

    private static int share(int factor, byte color) {
        return (byte) factor * color >> 5;
    }

    private int[] unpacked(int[] pixels) {
        var target = new int[width * height];
        var each = 8 >> bits;
        var stride = codedWidth();
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var packed = pixels[y * stride + (x >> bits)] >> 8 & 0xff;
                var index = packed >> (x & (1 << bits) - 1) * each & (1 << each) - 1;
                target[y * width + x] = index < numbers.length ? numbers[index] : 0;
            }
        }
        return target;
    }

    /** Channel by channel, each modulo 256. */
    static int sum(int one, int other) {
        return (one & 0xff00ff00) + (other & 0xff00ff00) & 0xff00ff00
                | (one & 0x00ff00ff) + (other & 0x00ff00ff) & 0x00ff00ff;
    }
}
