package org.tarnish.imaging;

import java.util.List;

/** Images at hand, as the one part of a set; opening and closing do nothing. */
record SinglePart(LabeledImages images) implements PartedImages {
    @Override
    public int side() {
        return images.side();
    }

    @Override
    public List<Integer> counts() {
        return List.of(images.count());
    }

    @Override
    public OpenPart open(int part) {
        return new Present(images);
    }

    private record Present(LabeledImages images) implements OpenPart {
        @Override
        public int count() {
            return images.count();
        }

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

        @Override
        public void close() {
            // The images were there before and stay.
        }
    }
}
