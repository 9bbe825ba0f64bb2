package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void linesEndAndQuotesDoubleAsInRfc4180() {
        var csv = new Csv("a", "b").add("x,y", "say \"hi\"").add("two\nlines", null);

        assertThat(csv.content()).isEqualTo("a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n\"two\nlines\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1"})
    void textThatLooksLikeAFormulaIsDefused(String text) {
        var field = new Csv("a").add(text).content().substring(3);

        assertThat(field.replace("\"", "")).startsWith("'");
    }

    @Test
    void negativeNumbersStayNumbers() {
        assertThat(new Csv("a").add(-0.25).content()).isEqualTo("a\r\n-0.25\r\n");
    }

    @Test
    void whatIsNoNumberIsEmpty() {
        assertThat(new Csv("a", "b").add(Double.NaN, Double.POSITIVE_INFINITY).content())
                .isEqualTo("a,b\r\n,\r\n");
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Csv("a", "b").add("x")).hasMessage("a row must have 2 values, had 1");
    }
}
