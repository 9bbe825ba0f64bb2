package org.tarnish.bench.corruption;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tarnish.imaging.corruption.SeverityTable;

/** What each corruption costs. */
public final class CorruptionBenchmark {
    private final Consumer<String> say;

    public CorruptionBenchmark(Consumer<String> say) {
        this.say = say;
    }

    /** Says a line for each corruption, and the sum. */
    public void run(List<String> names, int severity, SeverityTable table, int side) throws IOException {
        say.accept(String.format(
                Locale.ROOT,
                "%-18s %9s %12s   (%d x %d, severity %d, table %s)",
                "corruption",
                "ms CPU",
                "images/s",
                side,
                side,
                severity,
                table.name().toLowerCase(Locale.ROOT)));
        double sum = 0;
        for (var name : names) {
            var milliseconds = LoopClock.milliseconds(
                    CorruptionLoop.class,
                    Map.of("corruption", name, "severity", severity, "table", table, "side", side));
            say(name, milliseconds);
            sum += milliseconds;
        }
        say("sum", sum);
    }

    private void say(String name, double milliseconds) {
        say.accept(String.format(Locale.ROOT, "%-18s %9.4f %12.0f", name, milliseconds, 1000 / milliseconds));
    }
}
