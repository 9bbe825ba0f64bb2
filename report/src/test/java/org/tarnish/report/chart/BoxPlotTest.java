package org.tarnish.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tarnish.report.chart.Pictures.elements;
import static org.tarnish.report.chart.Pictures.number;
import static org.tarnish.report.chart.Pictures.parse;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoxPlotTest {
    @Test
    void quartilesMedianAndMeanStandInTheirOrder() {
        var box = new Box("a", new LineStyle(1, 0), 0.1, 0.2, 0.3, 0.5, 0.9, 0.35, 0.3, 0.4, "tip");
        var document = parse(new BoxPlot("t", "d", "entropy ratio", List.of(box)).svg());
        var rectangle = elements(document, "rect", "box").get(0);
        var median = elements(document, "line", "median").get(0);

        double start = number(rectangle, "x");
        double end = start + number(rectangle, "width");
        assertThat(number(median, "x1")).isBetween(start, end);
        // The median lies a third of the way from the first to the third quartile; coordinates have two decimals.
        assertThat((number(median, "x1") - start) / (end - start))
                .isCloseTo(1 / 3.0, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void oneValueAloneCanBeDrawn() {
        var box = new Box("a", new LineStyle(0, 0), 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, "tip");

        assertThat(parse(new BoxPlot("t", "d", "x", List.of(box)).svg())).isNotNull();
    }

    @Test
    void aPlotWithoutBoxesIsRefused() {
        assertThatThrownBy(() -> new BoxPlot("color", "d", "x", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the box plot 'color' needs at least one box");
    }
}
