package org.tarnish.imaging.format.deflate;

import java.util.Arrays;

/**
 * The lengths of a prefix code as zlib chooses them: Huffman's algorithm over a binary heap, of equal weights the less
 * deep tree first, of equals what the heap has on top. Another order gives codes that are as good for the data, but whose
 * lengths take another number of bits in front of a block.
 *
 * <p>Reused for one block after another.
 */
final class HeapCode {
    private final int symbols;
    private final int limit;
    private final int[] lengths;
    private final int[] weights;
    private final int[] depths;
    private final int[] parents;
    private final int[] heap;
    private final int[] taken;
    private final int[] lengthCounts = new int[16];
    private int inHeap;
    private int last;

    /** @param limit longest code in bits, at most 15 */
    HeapCode(int symbols, int limit) {
        this.symbols = symbols;
        this.limit = limit;
        lengths = new int[2 * symbols];
        weights = new int[2 * symbols];
        depths = new int[2 * symbols];
        parents = new int[2 * symbols];
        heap = new int[symbols + 1];
        taken = new int[2 * symbols];
    }

    /** Lengths of the symbols' codes, 0 for those without; up to {@link #used}. */
    int[] lengths() {
        return lengths;
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** Symbols up to the last that has a code. */
    int used() {
        return last + 1;
    }

    /** Bits that symbols with the given frequencies take. */
    long cost(int[] frequencies) {
        var bits = 0L;
        for (var symbol = 0; symbol < symbols; symbol++) {
            bits += (long) frequencies[symbol] * lengths[symbol];
        }
        return bits;
    }

    /** Builds the code for frequencies. Two symbols get one at least. */
    void build(int[] frequencies) {
        gather(frequencies);
        for (var place = inHeap / 2; place > 0; place--) {
            sink(place);
        }
        var nodes = join();
        measure(nodes);
    }

    private void gather(int[] frequencies) {
        inHeap = 0;
        last = -1;
        for (var symbol = 0; symbol < symbols; symbol++) {
            lengths[symbol] = 0;
            if (frequencies[symbol] > 0) {
                last = symbol;
                addLeaf(symbol, frequencies[symbol]);
            }
        }
        while (inHeap < 2) {
            addLeaf(last < 2 ? ++last : 0, 1);
        }
    }

    private void addLeaf(int symbol, int weight) {
        heap[++inHeap] = symbol;
        weights[symbol] = weight;
        depths[symbol] = 0;
    }

    /** Joins the two lightest trees until there is one; returns how many nodes were taken, the root last. */
    private int join() {
        var count = 0;
        for (var node = symbols; inHeap > 1; node++) {
            var first = heap[1];
            heap[1] = heap[inHeap--];
            sink(1);
            var second = heap[1];
            taken[count++] = first;
            taken[count++] = second;
            weights[node] = weights[first] + weights[second];
            depths[node] = Math.max(depths[first], depths[second]) + 1;
            parents[first] = node;
            parents[second] = node;
            heap[1] = node;
            sink(1);
        }
        taken[count++] = heap[1];
        return count;
    }

    private void sink(int from) {
        var node = heap[from];
        var place = from;
        for (var child = 2 * place; child <= inHeap; child *= 2) {
            if (child < inHeap && isFirst(heap[child + 1], heap[child])) {
                child++;
            }
            if (isFirst(node, heap[child])) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = node;
    }

    private boolean isFirst(int node, int other) {
        return weights[node] < weights[other] || weights[node] == weights[other] && depths[node] <= depths[other];
    }

    /** Lengths from the root down; where some are beyond the limit, all are dealt out anew, the longest to the lightest. */
    private void measure(int nodes) {
        Arrays.fill(lengthCounts, 0);
        var excess = 0;
        lengths[taken[nodes - 1]] = 0;
        for (var i = nodes - 2; i >= 0; i--) {
            var node = taken[i];
            var length = lengths[parents[node]] + 1;
            if (length > limit) {
                length = limit;
                excess++;
            }
            lengths[node] = length;
            if (node < symbols) {
                lengthCounts[length]++;
            }
        }
        if (excess > 0) {
            shorten(excess);
            dealOut();
        }
    }

    private void shorten(int excess) {
        for (var left = excess; left > 0; left -= 2) {
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

    private void dealOut() {
        var next = 0;
        for (var length = limit; length > 0; length--) {
            for (var left = lengthCounts[length]; left > 0; next++) {
                if (taken[next] < symbols) {
                    lengths[taken[next]] = length;
                    left--;
                }
            }
        }
    }
}
