package org.tarnish.dataset.image.webp;

import java.util.Arrays;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/** A VP8 key frame: blocks of 16 x 16 predicted from their neighbors, corrected, then smoothed along their edges. */
final class Vp8 {
    private static final int LUMA = 16;
    private static final int CHROMA = 8;
    /** An empty block takes some bits; no frame is smaller than this part of its pixels. */
    private static final int MOST_BLOCKS_PER_BYTE = 1 << 12;

    private final int width;
    private final int height;
    private final int across;
    private final int down;
    private final Vp8Header header;
    private final Vp8Modes modes;
    private final Vp8Coefficients coefficients;
    private final BoolReader[] partitions;
    private final Plane luma;
    private final Plane blue;
    private final Plane red;
    private final Vp8Filter.Limits[] limits;
    private final boolean[] inner;

    private Vp8(Bytes data) throws Fault {
        var available = data.left();
        var tag = data.u16() | data.u8() << 16;
        if ((tag & 1) != 0) {
            throw Fault.damaged("its picture is no key frame");
        }
        if (data.u8() != 0x9d || data.u8() != 0x01 || data.u8() != 0x2a) {
            throw Fault.damaged("its picture has no start code");
        }
        width = data.u16() & 0x3fff;
        height = data.u16() & 0x3fff;
        Picture.check(width, height);
        across = (width + LUMA - 1) / LUMA;
        down = (height + LUMA - 1) / LUMA;
        if ((long) across * down / MOST_BLOCKS_PER_BYTE > available) {
            throw Fault.cutOff("its " + available + " bytes cannot hold " + width + " x " + height + " pixels");
        }
        var first = new BoolReader(data.part(tag >> 5));
        header = new Vp8Header(first);
        partitions = partitions(data, header.partitions);
        modes = new Vp8Modes(first, header, across);
        coefficients = new Vp8Coefficients(header, across);
        luma = new Plane(across * LUMA, down * LUMA);
        blue = new Plane(across * CHROMA, down * CHROMA);
        red = new Plane(across * CHROMA, down * CHROMA);
        limits = new Vp8Filter.Limits[across * down];
        inner = new boolean[across * down];
    }

    static Image read(Bytes data) throws Fault {
        var frame = new Vp8(data);
        frame.decode();
        frame.smooth();
        return Vp8Colors.image(frame.luma, frame.blue, frame.red, frame.width, frame.height);
    }

    private static BoolReader[] partitions(Bytes data, int count) throws Fault {
        var lengths = data.part(3L * (count - 1));
        var partitions = new BoolReader[count];
        for (var i = 0; i < count - 1; i++) {
            partitions[i] = new BoolReader(data.part(Math.min(data.left(), lengths.u16() | lengths.u8() << 16)));
        }
        partitions[count - 1] = new BoolReader(data.part(data.left()));
        return partitions;
    }

    private void decode() throws Fault {
        for (var y = 0; y < down; y++) {
            modes.beginRow();
            coefficients.beginRow();
            for (var x = 0; x < across; x++) {
                modes.read(x);
                var empty = modes.skipped
                        ? coefficients.skip(x, modes.small)
                        : coefficients.read(partitions[y % partitions.length], x, modes.small, modes.segment);
                limits[y * across + x] = header.limits(modes.segment, modes.small);
                inner[y * across + x] = modes.small || !empty;
                reconstruct(x, y);
            }
        }
    }

    private void reconstruct(int x, int y) {
        var numbers = coefficients.numbers();
        if (modes.small) {
            smallBlocks(x, y, numbers);
        } else {
            Vp8Prediction.whole(luma, x, y, LUMA, modes.luma[0]);
            for (var n = 0; n < 16; n++) {
                Vp8Transform.add(
                        numbers,
                        n * 16,
                        luma.samples,
                        luma.index(x * LUMA + n % 4 * 4, y * LUMA + n / 4 * 4),
                        luma.stride);
            }
        }
        chroma(blue, x, y, numbers, 16);
        chroma(red, x, y, numbers, 20);
    }

    private void smallBlocks(int x, int y, int[] numbers) {
        var corner = luma.index(x * LUMA + LUMA, y * LUMA - 1);
        var beyond = Arrays.copyOfRange(luma.samples, corner, corner + 4);
        if (y > 0 && x == across - 1) {
            Arrays.fill(beyond, luma.samples[corner - 1]);
        }
        for (var n = 0; n < 16; n++) {
            var at = luma.index(x * LUMA + n % 4 * 4, y * LUMA + n / 4 * 4);
            Vp8SmallPrediction.predict(luma, at, modes.luma[n], n % 4 == 3 ? beyond : null);
            Vp8Transform.add(numbers, n * 16, luma.samples, at, luma.stride);
        }
    }

    private void chroma(Plane plane, int x, int y, int[] numbers, int first) {
        Vp8Prediction.whole(plane, x, y, CHROMA, modes.chroma);
        for (var n = 0; n < 4; n++) {
            Vp8Transform.add(
                    numbers,
                    (first + n) * 16,
                    plane.samples,
                    plane.index(x * CHROMA + n % 2 * 4, y * CHROMA + n / 2 * 4),
                    plane.stride);
        }
    }

    private void smooth() {
        for (var y = 0; y < down; y++) {
            for (var x = 0; x < across; x++) {
                var limit = limits[y * across + x];
                if (limit == null) {
                    continue;
                }
                var filter = new Vp8Filter(limit, header.simpleFilter, inner[y * across + x]);
                filter.apply(luma, x, y, LUMA);
                if (!header.simpleFilter) {
                    filter.apply(blue, x, y, CHROMA);
                    filter.apply(red, x, y, CHROMA);
                }
            }
        }
    }
}
