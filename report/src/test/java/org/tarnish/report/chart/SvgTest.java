package org.tarnish.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SvgTest {
    @Test
    void textAndAttributesAreEscaped() {
        var svg = new Svg(10, 10, "<t>", "\"d\" & 'e'")
                .text("text", "</text><script>", "class", "\"><script>")
                .finish();
        var document = Pictures.parse(svg);

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("</text><script>");
    }

    @Test
    void charactersThatXmlForbidsAreReplaced() {
        var svg = new Svg(10, 10, "a\u0001b\uD800c\uFFFEd", "").finish();

        assertThat(Pictures.parse(svg).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void coordinatesAreShort() {
        assertThat(Svg.number(1.0 / 3)).isEqualTo("0.33");
        assertThat(Svg.number(120)).isEqualTo("120");
        assertThat(Svg.number(100.5)).isEqualTo("100.5");
    }

    @Test
    void coordinatesMustBeFinite() {
        assertThatThrownBy(() -> Svg.number(Double.NaN)).hasMessageContaining("NaN");
    }
}
