package org.tarnish.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tarnish.report.chart.Pictures.elements;
import static org.tarnish.report.chart.Pictures.number;
import static org.tarnish.report.chart.Pictures.parse;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.report.chart.CriticalDifference.Ranked;

class CriticalDifferenceTest {
    private static Ranked ranked(String name, double rank) {
        return new Ranked(name, new LineStyle(0, 0), rank);
    }

    private static CriticalDifference of(double difference, Ranked... ranked) {
        return new CriticalDifference("t", "d", difference, List.of(ranked));
    }

    @Test
    void barsJoinNeighborsThatAreNoFurtherApartThanTheDifference() {
        // 1.0 and 1.5, then 1.5 and 2.4 and 2.5; 4 stands alone.
        var document =
                parse(of(1, ranked("a", 1), ranked("b", 1.5), ranked("c", 2.5), ranked("d", 2.4), ranked("<e>", 4))
                        .svg());
        var bars = elements(document, "line", "alike");
        assertThat(bars).hasSize(2);
        assertThat(number(bars.get(0), "x1")).isLessThan(number(bars.get(1), "x1"));
        assertThat(number(bars.get(0), "x2")).isLessThan(number(bars.get(1), "x2"));
        assertThat(elements(document, "circle", "dot")).hasSize(5);
    }

    @Test
    void whoIsBetterStandsFurtherToTheLeftWhateverTheOrder() {
        var document =
                parse(of(0.1, ranked("b", 3), ranked("a", 1), ranked("c", 2)).svg());
        var dots = elements(document, "circle", "dot");
        assertThat(number(dots.get(0), "cx")).isLessThan(number(dots.get(1), "cx"));
        assertThat(number(dots.get(1), "cx")).isLessThan(number(dots.get(2), "cx"));
        assertThat(elements(document, "line", "alike")).isEmpty();
    }

    @Test
    void theDifferenceIsAsLongOnTheRulerAsOnTheAxis() {
        var document =
                parse(of(1, ranked("a", 1), ranked("b", 2), ranked("c", 3)).svg());
        var ruler = elements(document, "line", "interval").get(0);
        var dots = elements(document, "circle", "dot");
        assertThat(number(ruler, "x2") - number(ruler, "x1"))
                .isCloseTo(
                        number(dots.get(1), "cx") - number(dots.get(0), "cx"),
                        org.assertj.core.data.Offset.offset(0.02));
    }

    @Test
    void allTiedAndManyCanBeDrawn() {
        assertThat(parse(of(2, ranked("a", 1.5), ranked("b", 1.5)).svg())).isNotNull();
        var many = IntStream.rangeClosed(1, 40)
                .mapToObj(rank -> ranked("run " + rank, rank))
                .toList();
        assertThat(parse(new CriticalDifference("t", "d", 11, many).svg())).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> of(1, ranked("a", 1)));
    }
}
