package org.tarnish.pipeline.shard;

import java.util.Arrays;
import java.util.List;
import org.tarnish.imaging.LabeledImages;

/** Several sets of images of one side as one. */
final class ConcatenatedImages implements LabeledImages {
    private final List<LabeledImages> parts;
    private final int[] starts;
    private final int count;
    private final int side;

    ConcatenatedImages(List<? extends LabeledImages> parts, int side) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one set of images");
        }
        this.parts = List.copyOf(parts);
        this.starts = new int[parts.size()];
        int total = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = total;
            total += parts.get(i).count();
        }
        this.count = total;
        this.side = side;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public int label(int index) {
        int part = part(index);
        return parts.get(part).label(index - starts[part]);
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        int part = part(index);
        if (parts.get(part).side() != side) {
            throw new IllegalArgumentException("images must all have side " + side + ", was "
                    + parts.get(part).side());
        }
        parts.get(part).copyTo(index - starts[part], target, offset);
    }

    private int part(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("an image's index must be in 0.." + (count - 1) + ", was " + index);
        }
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }
}
