package org.tarnish.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.tarnish.report.chart.Pictures.elements;
import static org.tarnish.report.chart.Pictures.number;
import static org.tarnish.report.chart.Pictures.parse;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.report.chart.Line.Mark;
import org.tarnish.report.chart.Line.Point;
import org.w3c.dom.Element;

class LineChartTest {
    @Test
    void aPictureIsWellFormedAndSaysWhatItShows() {
        var document = parse(chart(line("a & <b>", 1, 2, 3)).svg());

        assertThat(document.getDocumentElement().getNamespaceURI()).isNull();
        assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("title");
        assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("description");
        assertThat(elements(document, "text", "key").get(0).getTextContent()).contains("a & <b>");
    }

    @Test
    void higherValuesAreHigherInThePicture() {
        var dots = elements(parse(chart(line("a", 10, 20, 15)).svg()), "circle", "dot");

        assertThat(number(dots.get(1), "cy")).isLessThan(number(dots.get(2), "cy"));
        assertThat(number(dots.get(2), "cy")).isLessThan(number(dots.get(0), "cy"));
        assertThat(number(dots.get(0), "cx")).isLessThan(number(dots.get(1), "cx"));
    }

    @Test
    void pointsThatAreNoNumbersInterruptTheLine() {
        var svg =
                chart(line("a", 1, 2, Double.NaN, 3, Double.POSITIVE_INFINITY)).svg();
        var document = parse(svg);

        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(elements(document, "circle", "dot")).hasSize(3);
        assertThat(elements(document, "path", "line").get(0).getAttribute("d")).matches("M[^M]+M[^ML]+");
    }

    @Test
    void withoutAnyNumberItSaysSo() {
        assertThat(chart(line("a", Double.NaN)).svg()).contains("no data");
        assertThat(chart().svg()).contains("no data");
    }

    @Test
    void marksTellReducedAndKeptEpochsApart() {
        var line = new Line(
                "a",
                new LineStyle(0, 0),
                List.of(
                        Point.unmarked(0, 1),
                        new Point(1, 1, Mark.HOLLOW, false, "reduced"),
                        new Point(2, 2, Mark.FILLED, true, "full")));
        var document = parse(chart(line).svg());

        assertThat(elements(document, "circle", "hollow")).hasSize(1);
        assertThat(elements(document, "circle", "dot")).hasSize(1);
        assertThat(elements(document, "circle", "ring")).hasSize(1);
        assertThat(elements(document, "circle", "dot").get(0).getTextContent()).isEqualTo("full");
    }

    @Test
    void legendEntriesNeverOverlapAndStayInsideThePicture() {
        var lines = IntStream.range(0, 30)
                .mapToObj(i -> line("a-rather-long-methodology-" + i + "-" + "x".repeat(3 * i), i, i + 1))
                .toArray(Line[]::new);
        var document = parse(chart(lines).svg());
        var keys = elements(document, "text", "key");
        var box = document.getDocumentElement().getAttribute("viewBox").split(" ");

        assertThat(keys).hasSize(30);
        assertThat(keys.stream().map(key -> key.getAttribute("x") + "/" + key.getAttribute("y")))
                .doesNotHaveDuplicates();
        for (var key : keys) {
            var shown = key.getElementsByTagName("tspan").item(0).getTextContent();
            assertThat(number(key, "x") + 7.1 * shown.length()).isLessThan(Double.parseDouble(box[2]));
            assertThat(number(key, "y")).isLessThan(Double.parseDouble(box[3]));
        }
    }

    @Test
    void linesAreNumberedAtTheirEndsAsInTheLegend() {
        var document = parse(chart(line("a", 1, 2), line("b", 1, 2)).svg());

        assertThat(elements(document, "text", "tag").stream().map(Element::getTextContent))
                .containsExactlyInAnyOrder("1", "2", "1", "2");
        var ends = elements(document, "text", "tag").subList(0, 2);
        assertThat(Math.abs(number(ends.get(0), "y") - number(ends.get(1), "y")))
                .isGreaterThanOrEqualTo(11);
    }

    @Test
    void valuesOverPowersOfTenStandOnALogarithmicAxis() {
        var document = parse(chart(line("a", 1, 10, 1000)).svg());
        var dots = elements(document, "circle", "dot");

        double decade = number(dots.get(0), "cy") - number(dots.get(1), "cy");
        // Coordinates have two decimals.
        assertThat(number(dots.get(1), "cy") - number(dots.get(2), "cy")).isCloseTo(2 * decade, offset(0.03));
        assertThat(elements(document, "text", "tick").stream().map(Element::getTextContent))
                .contains("1", "10", "100", "1000");
    }

    @Test
    void namesThatAreTooLongKeepBothEnds() {
        assertThat(Labels.shorten("fixed-resolution-0.25", 11)).isEqualTo("fixed…-0.25");
        assertThat(Labels.shorten("short", 11)).isEqualTo("short");
    }

    private static LineChart chart(Line... lines) {
        return new LineChart("title", "description", "epoch", "accuracy", List.of(lines));
    }

    private static Line line(String name, double... values) {
        var points = IntStream.range(0, values.length)
                .mapToObj(i -> new Point(i + 1, values[i], Mark.FILLED, false, "epoch " + (i + 1)))
                .toList();
        return new Line(name, new LineStyle(0, 0), points);
    }
}
