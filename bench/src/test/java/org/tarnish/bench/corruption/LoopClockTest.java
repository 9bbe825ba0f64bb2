package org.tarnish.bench.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.corruption.SeverityTable;

/** Each of these measurements is a JVM of its own. */
class LoopClockTest {
    @Test
    void aCorruptionIsALineWithItsCost() throws IOException {
        var lines = new ArrayList<String>();
        new CorruptionBenchmark(lines::add).run(List.of("contrast"), 3, SeverityTable.CIFAR, 32);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).matches("contrast +[0-9.]+ +[0-9]+");
        assertThat(lines.get(2)).startsWith("sum");
        // A thread that does nothing, or a clock that stands, would be far below; nothing of the kind takes so long.
        assertThat(Double.parseDouble(lines.get(1).split(" +")[1])).isBetween(0.001, 50.0);
    }

    @Test
    void theEntropyOfAnImageIsALineForItsSize() throws IOException {
        var lines = new ArrayList<String>();
        new EntropyBenchmark(lines::add).run(8);
        assertThat(lines).singleElement().asString().matches("PNG entropy of a 8 x 8 image .* [0-9.]+ ms CPU\\.");
    }

    @Test
    void aBenchmarkThatFailsIsOneSentence() {
        assertThatThrownBy(() -> LoopClock.milliseconds(CorruptionLoop.class, Map.of("corruption", "fogg")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The benchmark CorruptionLoop with {corruption=fogg} cannot be run: ");
    }
}
