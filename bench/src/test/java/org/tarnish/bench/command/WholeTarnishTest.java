package org.tarnish.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.Tarnish;

class WholeTarnishTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"stack", "pipeline", "idle", "learning", "device", "corruptions", "beside"})
    void everyBenchmarkExplainsItselfWithExamples(String subject) {
        assertThat(execute("bench", subject, "--help")).isEqualTo(0);
        assertThat(text(out)).contains("Usage: tarnish bench " + subject, "Examples:", "  tarnish bench " + subject);
    }

    @Test
    void helpListsTheCommandsOfAllModules() {
        assertThat(execute("--help")).isEqualTo(0);
        assertThat(text(out)).contains("demo", "run", "submit", "corrupt", "bench", "tarnish run my-experiment.yaml");
    }

    @Test
    void wrongUsageIsTwoAndOneSentence() {
        assertThat(execute("bench")).isEqualTo(2);
        assertThat(text(err)).startsWith("tarnish: ").contains("--help").doesNotContain("\tat ");
    }

    @Test
    void benchExplainsItselfWithExamples() {
        assertThat(execute("bench", "--help")).isEqualTo(0);
        assertThat(text(out)).contains("Usage: tarnish bench", "Examples:", "  tarnish bench");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learning --steps 0",
                "learning --only resnet19",
                "learning --rounds -1",
                "minimal-images --images 0",
                "minimal-images --kinds blur",
                "minimal-images --step 0",
                "pipeline --tasks 1000,0",
                "pipeline --tasks 1000000",
                "pipeline --warm-up -1",
                "idle --experiments -1",
                "idle --seconds 0",
                "beside --only fog-64",
                "beside --rounds 0"
            })
    void aBenchmarkRefusesValuesThatItCannotHave(String options) {
        assertThat(execute(("bench " + options).split(" "))).isEqualTo(2);
        assertThat(text(err))
                .startsWith("tarnish: --")
                .contains(" must be ", ", w")
                .doesNotContain("\tat ");
    }

    private int execute(String... arguments) {
        var context = new Context(print(out), print(err), 0, Map.of(), folder);
        return Tarnish.commandLine(context, WholeTarnish.commands(context)).execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
