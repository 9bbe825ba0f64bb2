package org.tarnish.bench.corruption;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH's benchmarks whose calls count their {@link CpuTime}. */
final class LoopClock {
    private LoopClock() {}

    /**
     * Milliseconds of CPU that one call takes: the median of the rounds that the benchmark's annotations ask for, after
     * a warm-up, in a process of its own.
     *
     * @param benchmark with one method that is measured
     * @param parameters values of its fields
     * @throws IOException if it cannot be run, for instance because another one runs on this machine
     */
    static double milliseconds(Class<?> benchmark, Map<String, Object> parameters) throws IOException {
        var options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName()) + "\\.")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        parameters.forEach((name, value) -> options.param(name, value.toString()));
        try {
            var rounds = new Runner(options.build())
                    .runSingle().getBenchmarkResults().stream()
                            .flatMap(fork -> fork.getIterationResults().stream())
                            .mapToDouble(round -> round.getSecondaryResults()
                                    .get("milliseconds")
                                    .getScore())
                            .sorted()
                            .toArray();
            return rounds[rounds.length / 2];
        } catch (RunnerException e) {
            throw new IOException(
                    "The benchmark " + benchmark.getSimpleName() + " with " + parameters + " cannot be run: "
                            + e.getMessage() + ".",
                    e);
        }
    }
}
