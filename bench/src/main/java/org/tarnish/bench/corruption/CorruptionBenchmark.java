package org.tarnish.bench.corruption;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.tarnish.imaging.corruption.SeverityTable;

/** What each corruption costs, beside the reference implementation in Python. */
public final class CorruptionBenchmark {
    /** The severity that the reference was timed with. */
    private static final int SEVERITY_OF_REFERENCE = 3;

    private static final int SMALL = 32;

    /** Milliseconds of CPU of the reference at both sizes: severity 3, one thread of a Zen 3 machine. */
    private record Reference(double small, double large) {}

    private static final Map<String, Reference> REFERENCES = Map.ofEntries(
            Map.entry("gaussian_noise", new Reference(0.17, 5.75)),
            Map.entry("shot_noise", new Reference(0.42, 13.3)),
            Map.entry("impulse_noise", new Reference(0.22, 3.13)),
            Map.entry("speckle_noise", new Reference(0.16, 5.7)),
            Map.entry("defocus_blur", new Reference(0.39, 4.96)),
            Map.entry("glass_blur", new Reference(15.4, 2620)),
            Map.entry("gaussian_blur", new Reference(0.23, 4.06)),
            Map.entry("motion_blur", new Reference(2.24, 110)),
            Map.entry("zoom_blur", new Reference(4.7, 114)),
            Map.entry("snow", new Reference(2.62, 61.5)),
            Map.entry("frost", new Reference(8.46, 8.08)),
            Map.entry("fog", new Reference(0.81, 4.77)),
            Map.entry("spatter", new Reference(0.56, 9.82)),
            Map.entry("brightness", new Reference(0.78, 25.3)),
            Map.entry("contrast", new Reference(0.13, 3.23)),
            Map.entry("elastic_transform", new Reference(1.11, 23.7)),
            Map.entry("jpeg_compression", new Reference(0.21, 0.81)),
            Map.entry("pixelate", new Reference(0.057, 0.84)),
            Map.entry("saturate", new Reference(0.87, 27.5)));

    private final Consumer<String> say;

    public CorruptionBenchmark(Consumer<String> say) {
        this.say = say;
    }

    /** Says a line for each corruption, and the sum. */
    public void run(List<String> names, int severity, SeverityTable table, int side) throws IOException {
        say.accept(String.format(
                Locale.ROOT,
                "%-18s %9s %12s %10s %7s   (%d x %d, severity %d, table %s)",
                "corruption",
                "ms CPU",
                "images/s",
                "reference",
                "times",
                side,
                side,
                severity,
                table.name().toLowerCase(Locale.ROOT)));
        double sum = 0;
        double sumOfReference = 0;
        for (var name : names) {
            var milliseconds = LoopClock.milliseconds(
                    CorruptionLoop.class,
                    Map.of("corruption", name, "severity", severity, "table", table, "side", side));
            var reference = severity == SEVERITY_OF_REFERENCE ? reference(name, side) : Double.NaN;
            say(name, milliseconds, reference);
            sum += milliseconds;
            sumOfReference += reference;
        }
        say("sum", sum, sumOfReference);
    }

    private static double reference(String name, int side) {
        var reference = REFERENCES.get(name);
        if (reference == null) {
            return Double.NaN;
        }
        return side == SMALL ? reference.small() : reference.large();
    }

    private void say(String name, double milliseconds, double reference) {
        var line = String.format(Locale.ROOT, "%-18s %9.4f %12.0f", name, milliseconds, 1000 / milliseconds);
        say.accept(
                Double.isNaN(reference)
                        ? line
                        : line + String.format(Locale.ROOT, " %10.3f %7.1f", reference, reference / milliseconds));
    }
}
