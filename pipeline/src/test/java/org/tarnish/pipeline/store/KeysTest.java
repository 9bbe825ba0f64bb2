package org.tarnish.pipeline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".hidden", "a/b", "a\\b", "a b", "é", "-a", "a\n"})
    void refusesNamesThatWouldLeaveTheirPlace(String name) {
        assertThat(Keys.isSegment(name)).isFalse();
        assertThatThrownBy(() -> Keys.request(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Keys.marker(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesReportFilesOutsideTheReport() {
        assertThatThrownBy(() -> Keys.report("e1", "../request.json")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Keys.report("e1", "tables//runs.csv")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Keys.report("e1", "tables/runs.csv")).isEqualTo("experiments/e1/report/tables/runs.csv");
    }
}
