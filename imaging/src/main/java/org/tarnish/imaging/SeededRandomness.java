package org.tarnish.imaging;

/**
 * Draws that depend on nothing but a seed, what they are for, and an index: the same three give the same draws on every
 * JDK, machine, thread and replica. Not thread-safe: one instance per image.
 *
 * <p>The three are hashed with the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) into the 256 bits of
 * state of xoshiro256++ (Blackman and Vigna, ACM TOMS 2021). Uniform draws are its upper 53 bits; bounded draws
 * follow Lemire's multiplication with rejection (ACM TOMACS 2019), normal draws {@link NormalDraws} and Poisson draws
 * {@link PoissonDraws}, or the inverse of a {@link PoissonTable}, which takes one uniform draw. Logarithms come from {@link StrictMath}, whose results are fixed by its specification.
 */
public final class SeededRandomness implements Randomness {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private final NormalDraws normals = new NormalDraws(this);
    private final PoissonDraws poisson = new PoissonDraws(this);
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    private SeededRandomness(long start) {
        s0 = mix(start + GOLDEN_GAMMA);
        s1 = mix(start + 2 * GOLDEN_GAMMA);
        s2 = mix(start + 3 * GOLDEN_GAMMA);
        s3 = mix(start + 4 * GOLDEN_GAMMA);
    }

    /**
     * The draws of one purpose.
     *
     * @param seed the seed of the experiment
     * @param what what the draws are for, such as {@code gaussian_noise/cifar/3}; different texts give unrelated draws
     * @param index which of many, such as the index of an image in its data set
     */
    public static SeededRandomness of(long seed, String what, long index) {
        var hash = mix(seed + GOLDEN_GAMMA);
        for (var i = 0; i < what.length(); i++) {
            hash = mix((hash ^ what.charAt(i)) + GOLDEN_GAMMA);
        }
        // The length closes the text, so that no character can be mistaken for part of the index.
        hash = mix((hash ^ ((long) what.length() << 32)) + GOLDEN_GAMMA);
        return new SeededRandomness(mix((hash ^ mix(index)) + GOLDEN_GAMMA));
    }

    @Override
    public double uniform() {
        return (next() >>> 11) * TWO_TO_MINUS_53;
    }

    @Override
    public double normal() {
        return normals.draw();
    }

    @Override
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("the bound of a draw must be at least 1, was " + bound);
        }
        var product = (next() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            // Rejects the few draws that would make some results more likely than others.
            var threshold = (1L << 32) % bound;
            while ((product & 0xffffffffL) < threshold) {
                product = (next() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    @Override
    public int poisson(double mean) {
        return poisson.draw(mean);
    }

    // The methods that fill arrays keep the state in local variables, which makes them several times faster.

    @Override
    public void uniforms(double[] target, int count) {
        var a = s0;
        var b = s1;
        var c = s2;
        var d = s3;
        for (var i = 0; i < count; i++) {
            target[i] = ((Long.rotateLeft(a + d, 23) + a) >>> 11) * TWO_TO_MINUS_53;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Long.rotateLeft(d, 45);
        }
        keep(a, b, c, d);
    }

    @Override
    public void below(int bound, int[] target, int count) {
        if (bound < 1) {
            throw new IllegalArgumentException("the bound of a draw must be at least 1, was " + bound);
        }
        var threshold = (1L << 32) % bound;
        var a = s0;
        var b = s1;
        var c = s2;
        var d = s3;
        var i = 0;
        while (i < count) {
            var product = ((Long.rotateLeft(a + d, 23) + a) >>> 32) * bound;
            target[i] = (int) (product >>> 32);
            // A draw that is rejected is overwritten.
            i += (product & 0xffffffffL) >= threshold ? 1 : 0;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Long.rotateLeft(d, 45);
        }
        keep(a, b, c, d);
    }

    @Override
    public void normals(double[] target, int count) {
        var i = 0;
        while (i < count) {
            i = normalsInside(target, i, count);
            if (i < count) {
                target[i++] = normals.draw();
            }
        }
    }

    /** Fills an array up to the first draw that takes more than 64 bits; the state is then the one before it. */
    private int normalsInside(double[] target, int from, int count) {
        var a = s0;
        var b = s1;
        var c = s2;
        var d = s3;
        var i = from;
        while (i < count) {
            var x = NormalDraws.inside(Long.rotateLeft(a + d, 23) + a);
            if (x == 0) {
                break;
            }
            target[i++] = x;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Long.rotateLeft(d, 45);
        }
        keep(a, b, c, d);
        return i;
    }

    private void keep(long a, long b, long c, long d) {
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
    }

    @Override
    public int poisson(PoissonTable table, int which) {
        return table.count(which, uniform());
    }

    /** 64 random bits. */
    long next() {
        var result = Long.rotateLeft(s0 + s3, 23) + s0;
        var shifted = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= shifted;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    private static long mix(long value) {
        var z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
