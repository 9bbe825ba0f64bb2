package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/**
 * A canonical, length-limited prefix code (RFC 1951, section 3.2.2). The codes come bit-reversed, as DEFLATE writes
 * them. Reused for one block after another.
 */
final class HuffmanCode {
    private static final int LONGEST = 15;

    private final int limit;
    private final int[] lengths;
    private final int[] codes;
    private final long[] leaves;
    private final long[] weights;
    private final int[] parents;
    private final int[] lengthCounts = new int[LONGEST + 1];
    private final int[] nextCodes = new int[LONGEST + 2];

    /** @param limit longest code in bits, at most 15 */
    HuffmanCode(int symbols, int limit) {
        this.limit = limit;
        lengths = new int[symbols];
        codes = new int[symbols];
        leaves = new long[symbols];
        weights = new long[2 * symbols];
        parents = new int[2 * symbols];
    }

    /** The code that goes with given lengths. */
    static HuffmanCode ofLengths(int[] lengths) {
        var code = new HuffmanCode(lengths.length, LONGEST);
        System.arraycopy(lengths, 0, code.lengths, 0, lengths.length);
        for (var length : lengths) {
            code.lengthCounts[length]++;
        }
        code.assignCodes();
        return code;
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    int code(int symbol) {
        return codes[symbol];
    }

    /** Symbols up to the last that has a code. */
    int used() {
        var used = lengths.length;
        while (lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /** Bits that symbols with the given frequencies take. */
    long cost(int[] frequencies) {
        var bits = 0L;
        for (var symbol = 0; symbol < frequencies.length; symbol++) {
            bits += (long) frequencies[symbol] * lengths[symbol];
        }
        return bits;
    }

    /** Builds the best code for frequencies. At least two symbols get one, since some decoders refuse a single code. */
    void build(int[] frequencies) {
        var count = 0;
        for (var symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves[count++] = leaf(frequencies[symbol], symbol);
            }
        }
        for (var symbol = 0; count < 2; symbol++) {
            if (frequencies[symbol] == 0) {
                leaves[count++] = leaf(1, symbol);
            }
        }
        Arrays.sort(leaves, 0, count);
        countLengths(count);
        enforceLimit();
        Arrays.fill(lengths, 0);
        var next = 0;
        for (var length = limit; length > 0; length--) {
            for (var i = lengthCounts[length]; i > 0; i--) {
                lengths[symbol(leaves[next++])] = length;
            }
        }
        assignCodes();
    }

    private static long leaf(int frequency, int symbol) {
        return (long) frequency << Short.SIZE | symbol;
    }

    private static int symbol(long leaf) {
        return (int) leaf & 0xffff;
    }

    /**
     * Huffman's algorithm with two queues: the sorted leaves, and the inner nodes, whose weights come in ascending order
     * by themselves. Lengths beyond the limit are counted as the limit.
     */
    private void countLengths(int count) {
        for (var i = 0; i < count; i++) {
            weights[i] = leaves[i] >>> Short.SIZE;
        }
        var leaf = 0;
        var inner = count;
        var root = 2 * count - 2;
        for (var node = count; node <= root; node++) {
            var weight = 0L;
            for (var child = 0; child < 2; child++) {
                var takesLeaf = leaf < count && (inner == node || weights[leaf] <= weights[inner]);
                var taken = takesLeaf ? leaf++ : inner++;
                weight += weights[taken];
                parents[taken] = node;
            }
            weights[node] = weight;
        }
        Arrays.fill(lengthCounts, 0);
        // From the root down, each parent's place is taken by its depth.
        parents[root] = 0;
        for (var node = root - 1; node >= 0; node--) {
            parents[node] = parents[parents[node]] + 1;
            if (node < count) {
                lengthCounts[Math.min(parents[node], limit)]++;
            }
        }
    }

    /** Moves leaves downwards until the lengths, cut off at the limit, fulfil Kraft's equation again. */
    private void enforceLimit() {
        var space = 0;
        for (var length = 1; length <= limit; length++) {
            space += lengthCounts[length] << (limit - length);
        }
        for (var excess = space - (1 << limit); excess > 0; excess--) {
            var length = limit - 1;
            while (lengthCounts[length] == 0) {
                length--;
            }
            // One code becomes longer, and makes room for one of the longest beside it.
            lengthCounts[length]--;
            lengthCounts[length + 1] += 2;
            lengthCounts[limit]--;
        }
    }

    private void assignCodes() {
        var code = 0;
        for (var length = 1; length <= LONGEST; length++) {
            nextCodes[length] = code;
            code = (code + lengthCounts[length]) << 1;
        }
        for (var symbol = 0; symbol < lengths.length; symbol++) {
            var length = lengths[symbol];
            codes[symbol] = length == 0 ? 0 : Integer.reverse(nextCodes[length]++) >>> (Integer.SIZE - length);
        }
    }
}
