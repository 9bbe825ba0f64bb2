package org.tarnish.pipeline.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiniteNumbersTest {
    private record Loss(double plain, Double boxed) {}

    @Test
    void whatPeopleReadHoldsNumbersOrNull() {
        assertThat(pretty(new Loss(Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo("{\"boxed\":null,\"plain\":null}");
        assertThat(pretty(new Loss(0.1, null))).isEqualTo("{\"boxed\":null,\"plain\":0.1}");
        assertThat(pretty(Map.of("losses", Arrays.asList(1.5, Double.NaN)))).isEqualTo("{\"losses\":[1.5,null]}");
    }

    private static String pretty(Object value) {
        return new String(Json.pretty(value), StandardCharsets.UTF_8).replaceAll("\\s", "");
    }
}
