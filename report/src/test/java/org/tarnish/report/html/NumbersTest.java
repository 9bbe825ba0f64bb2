package org.tarnish.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsADash(double value) {
        assertThat(Numbers.percent(value)).isEqualTo("–");
        assertThat(Numbers.decimals(value, 2)).isEqualTo("–");
        assertThat(Numbers.signed(value, 2)).isEqualTo("–");
        assertThat(Numbers.probability(value)).isEqualTo("–");
    }

    @Test
    void whatIsMissingIsADash() {
        assertThat(Numbers.percent(null)).isEqualTo("–");
        assertThat(Numbers.moment(null)).isEqualTo("–");
    }

    @Test
    void percentHasOneDecimal() {
        assertThat(Numbers.percent(0.97222)).isEqualTo("97.2");
        assertThat(Numbers.percent(-0.0412)).isEqualTo("−4.1");
        assertThat(Numbers.percent(-0.0001)).isEqualTo("0.0");
    }

    @Test
    void differencesHaveASign() {
        assertThat(Numbers.signed(9.04, 1)).isEqualTo("+9.0");
        assertThat(Numbers.signed(-0.3, 1)).isEqualTo("−0.3");
        assertThat(Numbers.signed(0.01, 1)).isEqualTo("0.0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "999, 999",
        "1000, 1.00 k",
        "272474, 272 k",
        "999499, 999 k",
        "999500, 1.00 M",
        "40813184, 40.8 M",
        "3940000000, 3.94 G"
    })
    void amountsHaveThreeSignificantDigits(long value, String text) {
        assertThat(Numbers.amount(value)).isEqualTo(text);
    }

    @Test
    void countsAreGrouped() {
        assertThat(Numbers.count(1_281_167)).isEqualTo("1,281,167");
    }

    @Test
    void timesHaveTwoUnits() {
        assertThat(Numbers.duration(Duration.ofSeconds(9))).isEqualTo("9 s");
        assertThat(Numbers.duration(Duration.ofSeconds(252))).isEqualTo("4 min 12 s");
        assertThat(Numbers.duration(Duration.ofMinutes(3297))).isEqualTo("54 h 57 min");
        assertThat(Numbers.moment(Instant.parse("2026-03-14T09:26:53Z"))).isEqualTo("2026-03-14 09:26 UTC");
    }

    @Test
    void smallProbabilitiesAreBounded() {
        assertThat(Numbers.probability(0.0)).isEqualTo("< 0.001");
        assertThat(Numbers.probability(0.00099)).isEqualTo("< 0.001");
        assertThat(Numbers.probability(0.034)).isEqualTo("0.034");
        assertThat(Numbers.probability(1.0)).isEqualTo("1.000");
    }
}
