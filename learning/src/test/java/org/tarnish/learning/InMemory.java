package org.tarnish.learning;

import org.tarnish.imaging.LabeledImages;

/** A copy of some images in memory. */
public final class InMemory implements LabeledImages {
    private final LabeledImages original;
    private final byte[] samples;
    private final int size;

    public InMemory(LabeledImages original) {
        this.original = original;
        size = original.side() * original.side() * 3;
        samples = new byte[original.count() * size];
        for (int i = 0; i < original.count(); i++) {
            original.copyTo(i, samples, i * size);
        }
    }

    @Override
    public int count() {
        return original.count();
    }

    @Override
    public int side() {
        return original.side();
    }

    @Override
    public int label(int index) {
        return original.label(index);
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        System.arraycopy(samples, index * size, target, offset, size);
    }
}
