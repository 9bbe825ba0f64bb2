package org.tarnish.dataset.image.source;

/**
 * The strings of LZW, as GIF and TIFF share them: codes of values, a code that begins anew, one that ends, then a code for
 * each string that has come and the value that followed it, up to 12 bits. How codes are packed into bytes is the
 * format's.
 */
public final class LzwStrings {
    public static final int MOST_BITS = 12;

    private static final int TABLE = 1 << MOST_BITS;

    private final int clear;
    private final int firstBits;
    private final int early;
    private final int[] links = new int[TABLE];
    private final byte[] lasts = new byte[TABLE];
    private final byte[] string = new byte[TABLE + 1];
    private int next;
    private int codeBits;
    private int previous;
    private int first;

    /**
     * @param valueBits of a value, below 12
     * @param isEarly whether codes become longer one code before they must
     */
    public LzwStrings(int valueBits, boolean isEarly) {
        clear = 1 << valueBits;
        firstBits = valueBits + 1;
        early = isEarly ? 1 : 0;
        clear();
    }

    /** Bits of the next code. */
    public int codeBits() {
        return codeBits;
    }

    public boolean isEnd(int code) {
        return code == clear + 1;
    }

    /**
     * Writes the string of a code, as far as there is room; the code that begins anew has none.
     *
     * @return where the next string goes
     * @throws Fault if the code is none
     */
    public int write(int code, byte[] target, int at) throws Fault {
        if (code == clear) {
            clear();
            return at;
        }
        if (code > next || code == next && next >= TABLE || code > clear && previous < 0) {
            throw Fault.damaged("its code " + code + " comes before it is defined");
        }
        var from = string.length;
        var link = code;
        if (code == next) {
            string[--from] = (byte) first;
            link = previous;
        }
        for (; link >= clear; link = links[link]) {
            if (from <= 1) {
                throw Fault.damaged("its code " + code + " has no end");
            }
            string[--from] = lasts[link];
        }
        string[--from] = (byte) link;
        first = link;
        define();
        previous = code;
        var count = Math.min(string.length - from, target.length - at);
        System.arraycopy(string, from, target, at, count);
        return at + count;
    }

    private void clear() {
        next = clear + 2;
        codeBits = firstBits;
        previous = -1;
    }

    /** The string before with the value that followed it. */
    private void define() {
        if (previous >= 0 && next < TABLE) {
            lasts[next] = (byte) first;
            links[next] = previous;
            next++;
            if (next == (1 << codeBits) - early && codeBits < MOST_BITS) {
                codeBits++;
            }
        }
    }
}
