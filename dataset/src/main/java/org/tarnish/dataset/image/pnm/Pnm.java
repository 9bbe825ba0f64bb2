package org.tarnish.dataset.image.pnm;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/**
 * PBM, PGM and PPM, in text or binary, as Pillow shows them: a value v of at most m becomes {@code v / m * 255}, rounded to
 * even; grey of m above 255 becomes {@code v / m * 65535} and is cut at 255.
 */
public final class Pnm {
    private static final int MOST_DIGITS = 10;
    private static final int MOST_VALUE = 65_535;

    private final Bytes bytes;
    private final int kind;

    private Pnm(byte[] content) throws Fault {
        bytes = Bytes.bigEndian(content);
        bytes.skip(1);
        kind = bytes.u8() - '0';
    }

    /** @throws Fault if there is no whole image */
    public static Image read(byte[] content) throws Fault {
        return new Pnm(content).read();
    }

    private boolean isText() {
        return kind <= 3;
    }

    private Image read() throws Fault {
        bytes.skip(1);
        var width = number();
        var height = number();
        Picture.check(width, height);
        if (kind == 1 || kind == 4) {
            return isText() ? bits(width, height) : packedBits(width, height);
        }
        var most = number();
        if (most < 1 || most > MOST_VALUE) {
            throw Fault.damaged("its largest value is " + most + ", must be in 1.." + MOST_VALUE);
        }
        return values(width, height, most);
    }

    private Image values(int width, int height, int most) throws Fault {
        var channels = kind == 3 || kind == 6 ? 3 : 1;
        var sampleBytes = isText() || most < 256 ? 1 : 2;
        require((long) width * height * channels * sampleBytes);
        var wide = channels == 1 && most > 255;
        var picture = Picture.of(width, height);
        var samples = picture.samples();
        for (var i = 0; i < samples.length; i++) {
            if (channels == 1 && i % 3 > 0) {
                samples[i] = samples[i - 1];
            } else {
                var value = isText() ? number() : sampleBytes == 1 ? bytes.u8() : bytes.u16();
                if (isText() && value > most) {
                    throw Fault.damaged("a value is " + value + ", its largest is said to be " + most);
                }
                samples[i] = (byte) Math.min(255, (int) Math.rint(value / (double) most * (wide ? MOST_VALUE : 255)));
            }
        }
        return picture.image();
    }

    private Image bits(int width, int height) throws Fault {
        require((long) width * height);
        var picture = Picture.of(width, height);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var digit = afterSpace();
                if (digit != '0' && digit != '1') {
                    throw Fault.damaged(
                            "a pixel is written '" + (char) Math.max(' ', Math.min(digit, '~')) + "', must be 0 or 1");
                }
                picture.setGrey(x, y, digit == '0' ? 255 : 0);
            }
        }
        return picture.image();
    }

    private Image packedBits(int width, int height) throws Fault {
        var stride = (width + 7) / 8;
        require((long) stride * height);
        var picture = Picture.of(width, height);
        for (var y = 0; y < height; y++) {
            var from = bytes.position();
            for (var x = 0; x < width; x++) {
                picture.setGrey(x, y, (bytes.array()[from + x / 8] >> 7 - x % 8 & 1) == 0 ? 255 : 0);
            }
            bytes.skip(stride);
        }
        return picture.image();
    }

    private void require(long count) throws Fault {
        if (count > bytes.left()) {
            throw Fault.cutOff("it needs " + count + " more bytes, there are " + bytes.left());
        }
    }

    /** The next number and the one character behind it, white space or a comment; at the end of the file nothing. */
    private int number() throws Fault {
        var value = 0L;
        var digits = 0;
        for (var digit = afterSpace(); ; digit = bytes.u8()) {
            if (digit < '0' || digit > '9') {
                throw Fault.damaged("a number has the character of code " + digit);
            }
            value = value * 10 + digit - '0';
            if (++digits > MOST_DIGITS || value > Integer.MAX_VALUE) {
                throw Fault.damaged("a number has more than " + MOST_DIGITS + " digits");
            }
            if (bytes.left() == 0) {
                return (int) value;
            }
            var next = bytes.array()[bytes.position()];
            if (isSpace(next)) {
                bytes.skip(1);
                return (int) value;
            }
            if (next == '#') {
                return (int) value;
            }
        }
    }

    private int afterSpace() throws Fault {
        while (true) {
            var next = bytes.u8();
            if (next == '#') {
                while (next != '\n' && next != '\r') {
                    next = bytes.u8();
                }
            } else if (!isSpace(next)) {
                return next;
            }
        }
    }

    private static boolean isSpace(int character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }
}
