package org.tarnish.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookTest {
    @Test
    void thirtyTwoMethodologiesLookDifferent() {
        assertThat(IntStream.range(0, 32).mapToObj(hue -> new LineStyle(hue, 0).classes()))
                .doesNotHaveDuplicates();
    }

    @Test
    void negativeLooksAreRefused() {
        assertThatThrownBy(() -> new LineStyle(-1, 0)).hasMessage("hue and dash must be at least 0, were -1 and 0");
    }
}
