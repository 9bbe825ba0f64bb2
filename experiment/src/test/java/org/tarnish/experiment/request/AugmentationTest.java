package org.tarnish.experiment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.Augmentation.ResizedCrop;

class AugmentationTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void everythingIsOffByDefault() throws IOException {
        assertThat(json.readValue("{}", Augmentation.class)).isEqualTo(Augmentation.none());
        assertThat(Augmentation.none().cropPadding()).isZero();
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        var settings = new Augmentation(4, true, new ResizedCrop(List.of(0.5, 1.0), null));

        assertThat(json.readValue(json.writeValueAsBytes(settings), Augmentation.class))
                .isEqualTo(settings);
        assertThat(json.readValue("{\"randomResizedCrop\": {}}", Augmentation.class)
                        .randomResizedCrop()
                        .scale())
                .containsExactly(0.08, 1.0);
    }

    @Test
    void rangesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Augmentation(-1, null, null))
                .hasMessage("the crop's padding must be at least 0, was -1");
        assertThatThrownBy(() -> new ResizedCrop(List.of(0.5, 1.5), null))
                .hasMessageContaining("two numbers in (0, 1], the lesser first, was [0.5, 1.5]");
        assertThatThrownBy(() -> new ResizedCrop(null, List.of(0.0, 1.0))).hasMessageContaining("greater than 0");
    }
}
