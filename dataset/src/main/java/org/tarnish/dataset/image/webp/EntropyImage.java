package org.tarnish.dataset.image.webp;

import org.tarnish.dataset.image.source.Fault;

/** Pixels, or numbers in the form of pixels, as VP8L codes them (RFC 9649, 5): literals, copies and a color cache. */
final class EntropyImage {
    private static final int LITERALS = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;
    private static final int CODES = 5;
    private static final int MOST_CACHE_BITS = 11;
    private static final int HASH = 0x1e35a7bd;
    private static final int NEAR_DISTANCES = 120;

    private final BitReader in;
    private final int width;
    private final int height;
    private int[] cache = new int[0];
    private int cacheBits;
    private int tileBits;
    private int[] tiles;
    private PrefixCode[][] groups;

    private EntropyImage(BitReader in, int width, int height) {
        this.in = in;
        this.width = width;
        this.height = height;
    }

    /** @param tiled whether it may have codes of its own for parts of it, as the image itself alone may */
    static int[] read(BitReader in, int width, int height, boolean tiled) throws Fault {
        var image = new EntropyImage(in, width, height);
        image.readCache();
        image.readCodes(tiled && in.flag());
        return image.readPixels();
    }

    /** How many parts of so many pixels a length has. */
    static int parts(int length, int bits) {
        return length + (1 << bits) - 1 >> bits;
    }

    private void readCache() throws Fault {
        if (in.flag()) {
            cacheBits = in.read(4);
            if (cacheBits < 1 || cacheBits > MOST_CACHE_BITS) {
                throw Fault.damaged("its color cache has " + cacheBits + " bits, must be in 1.." + MOST_CACHE_BITS);
            }
            cache = new int[1 << cacheBits];
        }
    }

    private void readCodes(boolean tiled) throws Fault {
        var count = 1;
        if (tiled) {
            tileBits = in.read(3) + 2;
            tiles = read(in, parts(width, tileBits), parts(height, tileBits), false);
            for (var i = 0; i < tiles.length; i++) {
                tiles[i] = tiles[i] >> 8 & 0xffff;
                count = Math.max(count, tiles[i] + 1);
            }
        }
        var used = new boolean[count];
        used[0] = !tiled;
        for (var i = 0; tiled && i < tiles.length; i++) {
            used[tiles[i]] = true;
        }
        groups = new PrefixCode[count][];
        for (var i = 0; i < count; i++) {
            var group = new PrefixCode[] {
                PrefixCode.read(in, LITERALS + LENGTHS + cache.length),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, LITERALS),
                PrefixCode.read(in, DISTANCES)
            };
            groups[i] = used[i] ? group : new PrefixCode[CODES];
        }
    }

    private int[] readPixels() throws Fault {
        var pixels = new int[width * height];
        var x = 0;
        var y = 0;
        for (var at = 0; at < pixels.length; ) {
            var group = tiles == null
                    ? groups[0]
                    : groups[tiles[(y >> tileBits) * parts(width, tileBits) + (x >> tileBits)]];
            var symbol = group[0].read(in);
            var count = 1;
            if (symbol < LITERALS) {
                var red = group[1].read(in);
                var blue = group[2].read(in);
                pixels[at] = group[3].read(in) << 24 | red << 16 | symbol << 8 | blue;
            } else if (symbol < LITERALS + LENGTHS) {
                count = extended(symbol - LITERALS);
                var distance = distance(extended(group[4].read(in)));
                if (distance > at || count > pixels.length - at) {
                    throw Fault.damaged("it copies pixels from outside of it");
                }
                for (var i = 0; i < count; i++) {
                    pixels[at + i] = pixels[at + i - distance];
                }
            } else {
                pixels[at] = cache[symbol - LITERALS - LENGTHS];
            }
            for (var i = 0; cacheBits > 0 && i < count; i++) {
                cache[HASH * pixels[at + i] >>> 32 - cacheBits] = pixels[at + i];
            }
            at += count;
            x += count;
            y += x / width;
            x %= width;
        }
        return pixels;
    }

    /** A length or distance whose upper bits are a symbol. */
    private int extended(int symbol) throws Fault {
        if (symbol < 4) {
            return symbol + 1;
        }
        var extra = symbol - 2 >> 1;
        return (2 + (symbol & 1) << extra) + in.read(extra) + 1;
    }

    /** How far back in rows after each other; the first codes are near in the plane. */
    private int distance(int code) {
        if (code > NEAR_DISTANCES) {
            return code - NEAR_DISTANCES;
        }
        var near = Tables.get("distances")[code - 1];
        return Math.max(1, (near >> 4) * width + 8 - (near & 15));
    }
}
