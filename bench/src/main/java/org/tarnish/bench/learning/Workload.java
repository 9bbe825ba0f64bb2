package org.tarnish.bench.learning;

import java.util.List;

/**
 * What is timed: a network on images of a size in batches of a size.
 *
 * @param side of the images in pixels
 */
record Workload(String architecture, int side, int batch) {
    static final List<Workload> ALL = List.of(
            new Workload("resnet20", 32, 128),
            new Workload("resnet18", 32, 128),
            new Workload("resnet18", 224, 32),
            new Workload("efficientnet_b3", 64, 16),
            new Workload("squeezenet1_1", 64, 32));

    /** Such as {@code resnet18-224}. */
    String label() {
        return architecture + "-" + side;
    }
}
