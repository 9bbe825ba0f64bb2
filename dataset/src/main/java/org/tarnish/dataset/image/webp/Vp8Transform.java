package org.tarnish.dataset.image.webp;

/** VP8's inverse transforms (RFC 6386, 14). */
final class Vp8Transform {
    private Vp8Transform() {}

    /** Makes the first coefficients of 16 blocks of luma from those of the second order. */
    static void spread(int[] in, int[] out) {
        var middle = new int[16];
        for (var i = 0; i < 4; i++) {
            var a0 = in[i] + in[12 + i];
            var a1 = in[4 + i] + in[8 + i];
            var a2 = in[4 + i] - in[8 + i];
            var a3 = in[i] - in[12 + i];
            middle[i] = a0 + a1;
            middle[8 + i] = a0 - a1;
            middle[4 + i] = a3 + a2;
            middle[12 + i] = a3 - a2;
        }
        for (var i = 0; i < 4; i++) {
            var dc = middle[4 * i] + 3;
            var a0 = dc + middle[4 * i + 3];
            var a1 = middle[4 * i + 1] + middle[4 * i + 2];
            var a2 = middle[4 * i + 1] - middle[4 * i + 2];
            var a3 = dc - middle[4 * i + 3];
            out[64 * i] = a0 + a1 >> 3;
            out[64 * i + 16] = a3 + a2 >> 3;
            out[64 * i + 32] = a0 - a1 >> 3;
            out[64 * i + 48] = a3 - a2 >> 3;
        }
    }

    /** Adds what 16 coefficients say to a block of 4 x 4 samples. */
    static void add(int[] in, int from, byte[] samples, int at, int stride) {
        var any = 0;
        for (var i = 1; i < 16; i++) {
            any |= in[from + i];
        }
        if (any == 0) {
            addConstant(in[from] + 4 >> 3, samples, at, stride);
            return;
        }
        var middle = new int[16];
        for (var i = 0; i < 4; i++) {
            var a = in[from + i] + in[from + 8 + i];
            var b = in[from + i] - in[from + 8 + i];
            var c = sine(in[from + 4 + i]) - cosine(in[from + 12 + i]);
            var d = cosine(in[from + 4 + i]) + sine(in[from + 12 + i]);
            middle[4 * i] = a + d;
            middle[4 * i + 1] = b + c;
            middle[4 * i + 2] = b - c;
            middle[4 * i + 3] = a - d;
        }
        for (var i = 0; i < 4; i++) {
            var dc = middle[i] + 4;
            var a = dc + middle[8 + i];
            var b = dc - middle[8 + i];
            var c = sine(middle[4 + i]) - cosine(middle[12 + i]);
            var d = cosine(middle[4 + i]) + sine(middle[12 + i]);
            var row = at + i * stride;
            samples[row] = sum(samples[row], a + d >> 3);
            samples[row + 1] = sum(samples[row + 1], b + c >> 3);
            samples[row + 2] = sum(samples[row + 2], b - c >> 3);
            samples[row + 3] = sum(samples[row + 3], a - d >> 3);
        }
    }

    private static void addConstant(int value, byte[] samples, int at, int stride) {
        if (value == 0) {
            return;
        }
        for (var y = 0; y < 4; y++) {
            for (var x = 0; x < 4; x++) {
                samples[at + y * stride + x] = sum(samples[at + y * stride + x], value);
            }
        }
    }

    private static byte sum(byte sample, int value) {
        return (byte) Math.max(0, Math.min(255, (sample & 0xff) + value));
    }

    /** sqrt(2) cos(pi / 8) */
    private static int cosine(int value) {
        return (value * 20_091 >> 16) + value;
    }

    /** sqrt(2) sin(pi / 8) */
    private static int sine(int value) {
        return value * 35_468 >> 16;
    }
}
