package org.tarnish.bench.minimal;

import org.tarnish.imaging.LabeledImages;

/** The first few of some images. */
record FirstImages(LabeledImages images, int count) implements LabeledImages {
    @Override
    public int side() {
        return images.side();
    }

    @Override
    public int label(int index) {
        return images.label(index);
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        images.copyTo(index, target, offset);
    }
}
