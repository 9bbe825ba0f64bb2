package org.tarnish.cli.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Resize;
import org.tarnish.imaging.resize.Filter;

class SizingTest {
    @Test
    void everyWayIsATransformOfTorchvision() {
        assertThat(Sizing.of(Resize.COVER, 32).transform()).isEqualTo("transforms.Resize(32)");
        assertThat(Sizing.of(Resize.CROP, 224).transform()).isEqualTo("transforms.Resize(256)");
        assertThat(Sizing.of(Resize.STRETCH, 32).transform()).isEqualTo("transforms.Resize((32, 32))");
        assertThat(Sizing.of(new Resize.Torchvision(null, 232, Filter.BICUBIC), 224)
                        .transform())
                .isEqualTo("transforms.Resize(232, interpolation=transforms.InterpolationMode.BICUBIC)");
    }

    @Test
    void everyWayIsAnOptionOrHasNone() {
        assertThat(Sizing.of(Resize.COVER, 32).option()).isEmpty();
        assertThat(Sizing.of(Resize.CROP, 32).option()).isEqualTo(" --resize crop");
        assertThat(Sizing.of(new Resize.Torchvision(null, null, null), 32).option())
                .isEqualTo(" --resize torchvision");
        assertThat(Sizing.of(new Resize.Torchvision(0.95, null, null), 32).option())
                .isNull();
    }
}
