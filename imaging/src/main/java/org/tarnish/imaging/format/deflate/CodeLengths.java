package org.tarnish.imaging.format.deflate;

/** The head of a dynamic block: the lengths of both codes, run-length encoded, in a code of their own. */
final class CodeLengths {
    private static final int LONGEST_CODE = 7;
    private static final int COUNT_BITS = 5 + 5 + 4;

    private final int[] lengths = new int[Alphabet.LITERALS_AND_LENGTHS + Alphabet.DISTANCES];
    private final RunLengths runs = new RunLengths();
    private final HuffmanCode code = new HuffmanCode(RunLengths.SYMBOLS, LONGEST_CODE);
    private int literals;
    private int distances;
    private int sent;

    /** Prepares the head for two codes; {@link #cost} and {@link #write} then refer to them. */
    void prepare(HuffmanCode literalCode, HuffmanCode distanceCode) {
        literals = Math.max(Alphabet.FIRST_LENGTH, literalCode.used());
        distances = distanceCode.used();
        for (var i = 0; i < literals; i++) {
            lengths[i] = literalCode.length(i);
        }
        for (var i = 0; i < distances; i++) {
            lengths[literals + i] = distanceCode.length(i);
        }
        runs.clear();
        runs.add(lengths, 0, literals + distances);
        code.build(runs.frequencies());
        sent = RunLengths.SYMBOLS;
        while (code.length(RunLengths.inOrder(sent - 1)) == 0) {
            sent--;
        }
    }

    /** The head's bits. */
    long cost() {
        return COUNT_BITS + 3L * sent + code.cost(runs.frequencies()) + runs.allExtraBits();
    }

    void write(BitWriter out) {
        out.write(literals - Alphabet.FIRST_LENGTH, 5);
        out.write(distances - 1, 5);
        out.write(sent - 4, 4);
        for (var i = 0; i < sent; i++) {
            out.write(code.length(RunLengths.inOrder(i)), 3);
        }
        for (var i = 0; i < runs.count(); i++) {
            out.write(code.code(runs.symbol(i)), code.length(runs.symbol(i)));
            out.write(runs.extra(i), runs.extraBits(i));
        }
    }
}
