package org.tarnish.imaging.format.jpeg;

import java.util.Optional;
import org.tarnish.imaging.Image;

/**
 * Decodes the JPEG files that nearly all are: JFIF, baseline, of 8 bits, gray or YCbCr with chroma at full or half the
 * resolution, in one scan, undamaged. The samples are those of libjpeg's accurate transform and its "fancy" enlargement
 * of chroma. Of any other file it says nothing, so that a decoder that knows all kinds and all damage may look at it.
 * Stateless.
 */
public final class BaselineDecoder {
    /** An array has no more samples. */
    private static final int MOST_PIXELS = Integer.MAX_VALUE / Image.CHANNELS;

    private static final int START = 0xd8;
    private static final int TABLES = 0xdb;
    private static final int CODES = 0xc4;
    private static final int FRAME = 0xc0;
    private static final int INTERVAL = 0xdd;
    private static final int SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int BLOCK = 64;
    private static final int LARGEST_FIRST = 11;
    private static final int BYTE = 0xff;

    private final byte[] file;
    private final int[][] steps = new int[4][];
    private final JpegSymbols[] first = new JpegSymbols[4];
    private final JpegSymbols[] others = new JpegSymbols[4];
    private int interval;
    private JpegFrame frame;

    private BaselineDecoder(byte[] file) {
        this.file = file;
    }

    /**
     * @param file a JPEG file whose three components, if it has three, are YCbCr
     * @return nothing unless it is an undamaged file of the kinds above
     */
    public static Optional<Image> decode(byte[] file) {
        return Optional.ofNullable(new BaselineDecoder(file).image());
    }

    private Image image() {
        if (file.length < 4 || at(0) != BYTE || at(1) != START) {
            return null;
        }
        var position = 2;
        while (position + 4 <= file.length) {
            var marker = at(position + 1);
            var end = position + 2 + two(position + 2);
            if (at(position) != BYTE || end < position + 4 || end > file.length) {
                return null;
            }
            if (marker == SCAN) {
                return isWhole(position + 4, end) ? scan(end) : null;
            }
            if (!segment(marker, position + 4, end)) {
                return null;
            }
            position = end;
        }
        return null;
    }

    private boolean segment(int marker, int from, int to) {
        return switch (marker) {
            case TABLES -> tables(from, to);
            case CODES -> codes(from, to);
            case FRAME -> frame == null && frame(from, to);
            case INTERVAL -> {
                interval = to - from == 2 ? two(from) : 0;
                yield to - from == 2;
            }
            // What applications say, but JFIF's own, is for others to understand.
            default -> marker == 0xe0;
        };
    }

    private boolean tables(int from, int to) {
        for (var at = from; at < to; at += 1 + BLOCK) {
            // Above 3 it is no number of a table, or steps have 16 bits.
            if (at(at) > 3 || at + 1 + BLOCK > to) {
                return false;
            }
            var table = new int[BLOCK];
            for (var i = 0; i < BLOCK; i++) {
                table[JpegEncoder.ZIGZAG[i]] = at(at + 1 + i);
            }
            steps[at(at)] = table;
        }
        return true;
    }

    private boolean codes(int from, int to) {
        var at = from;
        while (at < to) {
            var number = at(at) & 0xf;
            var kind = at(at) >> 4;
            var table = JpegSymbols.of(file, at + 1, to);
            if (table == null || kind > 1 || number > 3 || kind == 0 && !table.isWithin(LARGEST_FIRST)) {
                return false;
            }
            if (kind == 0) {
                first[number] = table;
            } else {
                table.prepareNumbers();
                others[number] = table;
            }
            at += 17 + table.size();
        }
        return true;
    }

    private boolean frame(int from, int to) {
        if (to - from < 6) {
            return false;
        }
        var height = two(from + 1);
        var width = two(from + 3);
        var components = at(from + 5);
        if (at(from) != 8 || height == 0 || width == 0 || (long) height * width > MOST_PIXELS) {
            return false;
        }
        if (components != 1 && components != 3 || to - from != 6 + 3 * components) {
            return false;
        }
        var across = 1;
        var down = 1;
        for (var i = 0; i < components; i++) {
            var sampling = at(from + 7 + 3 * i);
            if (i == 0 && components == 3) {
                across = sampling >> 4;
                down = sampling & 0xf;
            } else if (sampling != 0x11) {
                return false;
            }
        }
        // Chroma of two columns is not enlarged as that of more.
        if (across != 1 && width <= 4 || !(across == 1 && down == 1 || across == 2 && (down == 1 || down == 2))) {
            return false;
        }
        frame = new JpegFrame(width, height, components, across, down);
        for (var i = 0; i < components; i++) {
            frame.identifiers[i] = at(from + 6 + 3 * i);
            frame.tables[i] = at(from + 8 + 3 * i);
        }
        return true;
    }

    /** Whether the scan has all components, each once and in the frame's order. */
    private boolean isWhole(int from, int to) {
        if (frame == null || to - from != 4 + 2 * frame.components || at(from) != frame.components) {
            return false;
        }
        for (var i = 0; i < frame.components; i++) {
            var chosen = at(from + 2 + 2 * i);
            if (at(from + 1 + 2 * i) != frame.identifiers[i] || frame.tables[i] > 3 || (chosen & 0xcc) != 0) {
                return false;
            }
            frame.steps[i] = steps[frame.tables[i]];
            frame.first[i] = first[chosen >> 4];
            frame.others[i] = others[chosen & 0xf];
            if (frame.steps[i] == null || frame.first[i] == null || frame.others[i] == null) {
                return false;
            }
        }
        return at(to - 3) == 0 && at(to - 2) == 63 && at(to - 1) == 0;
    }

    private Image scan(int from) {
        var bits = new JpegBitReader(file, from);
        var left = interval;
        var restarts = 0;
        for (var y = 0; y < frame.down(); y++) {
            frame.begin();
            for (var x = 0; x < frame.across(); x++) {
                if (interval > 0 && left-- == 0) {
                    if (!bits.pass(0xd0 + (restarts++ & 7))) {
                        return null;
                    }
                    frame.restart();
                    left = interval - 1;
                }
                if (!frame.read(bits, x)) {
                    return null;
                }
            }
            if (!frame.end(y)) {
                return null;
            }
        }
        return bits.pass(END) ? frame.image() : null;
    }

    private int at(int position) {
        return file[position] & BYTE;
    }

    private int two(int position) {
        return at(position) << 8 | at(position + 1);
    }
}
