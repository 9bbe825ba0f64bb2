package org.tarnish.reporting.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.pipeline.json.Json;

class ExperimentStatusTest {
    @Test
    void theJsonIsWhatThePageReads() {
        var json = Json.tree(Samples.running());

        assertThat(json.at("/state").textValue()).isEqualTo("running");
        assertThat(json.at("/submitted").textValue()).isEqualTo("2026-03-14T09:26:53Z");
        assertThat(json.at("/kinds/1/reused").intValue()).isEqualTo(12);
        assertThat(json.at("/activities/0/unit").textValue()).isEqualTo("images");
        assertThat(json.at("/report").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//elsewhere", "report.html", ""})
    void aReportIsOnThisServerOrAtAnHttpAddress(String address) {
        var summary = Samples.summaries().get(0);

        assertThatThrownBy(() -> new ExperimentStatus(summary, List.of(), List.of(), List.of(), List.of(), address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + address + "'");
    }
}
