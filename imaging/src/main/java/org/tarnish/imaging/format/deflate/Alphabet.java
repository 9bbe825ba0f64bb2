package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/** The symbols of DEFLATE (RFC 1951, section 3.2.5): literals, the end of a block, and classes of lengths and distances. */
final class Alphabet {
    static final int END_OF_BLOCK = 256;
    static final int FIRST_LENGTH = 257;
    static final int LITERALS_AND_LENGTHS = 286;
    static final int DISTANCES = 30;

    private static final int LONGEST_MATCH = 258;

    private final int[] lengthBases = new int[LITERALS_AND_LENGTHS];
    private final int[] lengthExtraBits = new int[LITERALS_AND_LENGTHS];
    private final int[] lengthSymbols = new int[LONGEST_MATCH + 1];
    private final int[] distanceBases = new int[DISTANCES];
    private final int[] distanceExtraBits = new int[DISTANCES];
    private final byte[] nearSymbols = new byte[256];
    private final byte[] farSymbols = new byte[256];

    Alphabet() {
        var length = 3;
        for (var i = 0; i < 28; i++) {
            var symbol = FIRST_LENGTH + i;
            lengthExtraBits[symbol] = i < 8 ? 0 : i / 4 - 1;
            lengthBases[symbol] = length;
            var next = length + (1 << lengthExtraBits[symbol]);
            Arrays.fill(lengthSymbols, length, Math.min(next, LONGEST_MATCH), symbol);
            length = next;
        }
        // The longest match has a symbol of its own, without extra bits.
        lengthBases[LITERALS_AND_LENGTHS - 1] = LONGEST_MATCH;
        lengthSymbols[LONGEST_MATCH] = LITERALS_AND_LENGTHS - 1;
        var distance = 1;
        for (var symbol = 0; symbol < DISTANCES; symbol++) {
            distanceExtraBits[symbol] = symbol < 4 ? 0 : symbol / 2 - 1;
            distanceBases[symbol] = distance;
            var next = distance + (1 << distanceExtraBits[symbol]);
            for (var d = distance; d < next && d <= 256; d++) {
                nearSymbols[d - 1] = (byte) symbol;
            }
            for (var d = Math.max(distance, 257); d < next; d += 128) {
                farSymbols[d - 1 >>> 7] = (byte) symbol;
            }
            distance = next;
        }
    }

    int ofLength(int length) {
        return lengthSymbols[length];
    }

    int ofDistance(int distance) {
        return distance <= 256 ? nearSymbols[distance - 1] : farSymbols[distance - 1 >>> 7];
    }

    int lengthBase(int symbol) {
        return lengthBases[symbol];
    }

    int lengthExtraBits(int symbol) {
        return lengthExtraBits[symbol];
    }

    int distanceBase(int symbol) {
        return distanceBases[symbol];
    }

    int distanceExtraBits(int symbol) {
        return distanceExtraBits[symbol];
    }
}
