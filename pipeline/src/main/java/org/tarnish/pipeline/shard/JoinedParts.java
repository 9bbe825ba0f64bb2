package org.tarnish.pipeline.shard;

import java.util.Arrays;
import org.tarnish.imaging.PartedImages;
import org.tarnish.imaging.PartedImages.OpenPart;

/** All parts of a set as one; each is opened when one of its images is first asked for, and stays open until the end. */
final class JoinedParts implements OpenPart {
    private final PartedImages images;
    private final OpenPart[] open;
    private final int[] starts;
    private final int count;

    JoinedParts(PartedImages images) {
        var counts = images.counts();
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one set of images");
        }
        this.images = images;
        this.open = new OpenPart[counts.size()];
        this.starts = new int[counts.size()];
        int total = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = total;
            total = Math.addExact(total, counts.get(i));
        }
        this.count = total;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int side() {
        return images.side();
    }

    @Override
    public int label(int index) {
        int part = part(index);
        return open(part).label(index - starts[part]);
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        int part = part(index);
        open(part).copyTo(index - starts[part], target, offset);
    }

    @Override
    public synchronized void close() {
        for (int part = 0; part < open.length; part++) {
            if (open[part] != null) {
                open[part].close();
                open[part] = null;
            }
        }
    }

    private synchronized OpenPart open(int part) {
        if (open[part] == null) {
            open[part] = images.open(part);
        }
        return open[part];
    }

    private int part(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("an image's index must be in 0.." + (count - 1) + ", was " + index);
        }
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }
}
