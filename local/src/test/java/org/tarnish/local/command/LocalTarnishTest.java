package org.tarnish.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.Tarnish;

class LocalTarnishTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "up", "broker", "store"})
    void everyCommandExplainsItselfWithExamples(String command) {
        assertThat(execute(command, "--help")).isEqualTo(0);
        assertThat(text(out)).contains("Usage: tarnish " + command, "Examples:", "  tarnish " + command);
    }

    @Test
    void helpListsCommandsExamplesAndExitCodes() {
        assertThat(execute("--help")).isEqualTo(0);
        assertThat(text(out)).contains("demo", "run", "submit", "tarnish run my-experiment.yaml", "Exit codes:", "130");
        assertThat(text(out)).as("hidden").doesNotContain("broker ");
    }

    @Test
    void wrongUsageIsTwoAndOneSentence() {
        assertThat(execute("up", "--trainers", "many")).isEqualTo(2);
        assertThat(text(err)).startsWith("tarnish: ").contains("--help").doesNotContain("\tat ");
    }

    @Test
    void aBrokenFileIsTwoBeforeAnythingIsStarted() throws IOException {
        var file = Files.writeString(folder.resolve("a.yaml"), "name: [");
        assertThat(execute("run", file.toString())).isEqualTo(2);
        assertThat(text(err)).contains("a.yaml, line 1");
    }

    private int execute(String... arguments) {
        var context = new Context(print(out), print(err), 0, Map.of(), folder);
        return Tarnish.commandLine(context, LocalTarnish.commands(context)).execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
