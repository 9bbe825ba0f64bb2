package org.tarnish.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.cli.client.FakeReporting;

class TarnishTest {
    private static final String COMPLETE =
            """
            {"id": "x-1", "name": "x", "state": "complete", "submitted": "2026-11-22T09:30:00Z", "done": 2, "total": 2,
             "kinds": [{"kind": "train", "total": 2, "done": 2, "reused": 0, "failed": 0, "skipped": 0, "running": 0}],
             "activities": [], "errors": [], "problems": [], "report": "/experiments/x-1/report/report.html"}""";
    private static final String REJECTED =
            """
            {"id": "x-2", "name": "x", "state": "rejected", "done": 0, "total": 0, "kinds": [], "activities": [],
             "errors": [{"path": "architectures[0]", "value": "resnet21",
                         "message": "there is no 'resnet21' (did you mean 'resnet20'?); allowed: resnet20, squeezenet1_1",
                         "allowed": ["resnet20", "squeezenet1_1"]}], "problems": [], "report": null}""";
    private static final String PARTLY_FAILED =
            """
            {"id": "x-3", "name": "x", "state": "complete", "done": 1, "total": 1,
             "kinds": [{"kind": "train", "total": 1, "done": 0, "reused": 0, "failed": 1, "skipped": 0, "running": 0}],
             "activities": [], "errors": [],
             "problems": [{"task": "t", "kind": "failed", "what": "resnet20 baseline", "reason": "no memory"}],
             "report": null}""";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "submit",
                "watch",
                "list",
                "cancel",
                "report",
                "minimal",
                "weights",
                "predictions",
                "measure",
                "prune",
                "corrupt",
                "preview"
            })
    void everyCommandExplainsItselfWithExamples(String command) {
        assertThat(execute(Map.of(), command, "--help")).isEqualTo(0);
        assertThat(text(out)).contains("Usage: tarnish " + command, "Examples:", "  tarnish " + command);
    }

    @Test
    void helpListsCommandsExamplesAndExitCodes() {
        assertThat(execute(Map.of(), "--help")).isEqualTo(0);
        assertThat(text(out)).contains("submit", "corrupt", "tarnish list  ", "tarnish test", "Exit codes:", "130");
        assertThat(text(out)).as("commands of other modules").doesNotContain("tarnish demo", "bench");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lits", "watch", "list --jason"})
    void wrongUsageIsTwoAndOneSentence(String line) {
        assertThat(execute(Map.of(), line.isEmpty() ? new String[0] : line.split(" ")))
                .isEqualTo(2);
        assertThat(text(err)).startsWith("tarnish: ").contains("--help").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "watch x-1", "cancel x-1", "report x-1"})
    void noStackIsThreeAndSaysHowToStartOne(String line) {
        assertThat(execute(Map.of(), (line + " --data " + folder).split(" "))).isEqualTo(3);
        assertThat(text(err))
                .contains("No stack is up on " + folder, "tarnish up")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights x-1 --out w", "minimal x-1 --out w", "predictions x-1 --out w", "measure x-1"})
    void whatReadsTheStoreNeedsNoStackButItsData(String line) throws IOException {
        assertThat(execute(Map.of(), (line + " --data " + folder).split(" "))).isEqualTo(3);
        assertThat(text(err))
                .contains("There is no data of a stack in " + folder)
                .doesNotContain("\tat ");

        Files.createDirectories(folder.resolve("store/tarnish"));
        assertThat(execute(Map.of(), (line + " --data " + folder).split(" "))).isEqualTo(1);
        assertThat(text(err)).contains("'x-1'", "tarnish list").doesNotContain("\tat ");
    }

    @Test
    void whatIsDamagedIsASentence() throws IOException {
        var plan = folder.resolve("store/tarnish/experiments/x-1/plan.json");
        Files.createDirectories(plan.getParent());
        Files.writeString(plan, "{");
        var data = folder.toString();

        assertThat(execute(Map.of(), "measure", "x-1", "--data", data)).isEqualTo(1);
        assertThat(text(err)).contains("What 'x-1' has left is not whole").doesNotContain("Unexpected");
        assertThat(execute(Map.of(), "minimal", "../x", "--out", "w", "--data", data))
                .isEqualTo(1);
        assertThat(text(err)).contains("'../x' cannot be an experiment's id").doesNotContain("Unexpected");
    }

    @Test
    void measuresAreListedAndNamed() {
        assertThat(execute(Map.of(), "measure", "--list")).isZero();
        assertThat(text(out)).contains("accuracy", "brierScore", "meanCorruptionError", "worstCase5");

        assertThat(execute(Map.of(), "measure", "x-1", "--measures", "acc")).isEqualTo(2);
        assertThat(text(err)).contains("there is no measure 'acc'; there are standard, all, accuracy");
        assertThat(execute(Map.of(), "measure")).isEqualTo(2);
        assertThat(execute(Map.of(), "predictions", "x-1", "--out", "p", "--format", "xls"))
                .isEqualTo(2);
        assertThat(text(err)).contains("--format must be one of csv, parquet, was 'xls'");
    }

    @Test
    void debugShowsWhereAnErrorCameFrom() {
        assertThat(execute(Map.of(), "list", "--debug", "--data", folder.toString()))
                .isEqualTo(3);
        assertThat(text(err)).contains("\tat org.tarnish");
    }

    @Test
    void anEnvironmentWithoutTheNeededAddressSaysWhichIsMissing() {
        assertThat(execute(Map.of("TARNISH_KAFKA", "127.0.0.1:1"), "list")).isEqualTo(3);
        assertThat(text(err)).contains("TARNISH_WEB");
    }

    @Test
    void listShowsATableOrTheServicesJson() throws IOException {
        try (var service = new FakeReporting().at("/api/experiments", "[" + COMPLETE + "]")) {
            assertThat(execute(at(service), "list")).isEqualTo(0);
            assertThat(text(out)).contains("x-1  complete  2/2    2026-11-22T09:30:00Z");
            assertThat(execute(at(service), "list", "--json")).isEqualTo(0);
            assertThat(text(out)).contains("[{\"id\":\"x-1\"");
        }
    }

    @Test
    void listSaysWhyTheServiceCannotAnswerNow() throws IOException {
        try (var service = new FakeReporting().awayAt("/api/experiments", 1)) {
            assertThat(execute(at(service), "list")).isEqualTo(3);
            assertThat(text(err)).contains("the object store is away");
        }
    }

    @Test
    void watchFollowsToTheEndAndSaysWhereTheReportIs() throws IOException {
        var running = COMPLETE.replace("complete", "running");
        try (var service = new FakeReporting().at("/api/experiments/x-1", running, COMPLETE)) {
            assertThat(execute(at(service), "watch", "x-1")).isEqualTo(0);
            assertThat(text(out))
                    .contains("running, 2 of 2 tasks", "complete, 2 of 2 tasks")
                    .contains("Report: " + service.web() + "/experiments/x-1/report/report.html");
        }
    }

    @Test
    void watchPrintsEachChangeAsALineOfJson() throws IOException {
        var running = COMPLETE.replace("complete", "running");
        try (var service = new FakeReporting().at("/api/experiments/x-1", running, running, COMPLETE)) {
            assertThat(execute(at(service), "watch", "x-1", "--json")).isEqualTo(0);
            assertThat(text(out).lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"x-1\""));
        }
    }

    @Test
    void watchEndsWithTwoForARejectedExperimentAndListsItsErrors() throws IOException {
        try (var service = new FakeReporting().at("/api/experiments/x-2", REJECTED)) {
            assertThat(execute(at(service), "watch", "x-2")).isEqualTo(2);
            assertThat(text(out))
                    .contains("architectures[0]: there is no 'resnet21' (did you mean 'resnet20'?); allowed: resnet20");
        }
    }

    @Test
    void watchEndsWithOneWhereTasksFailed() throws IOException {
        try (var service = new FakeReporting().at("/api/experiments/x-3", PARTLY_FAILED)) {
            assertThat(execute(at(service), "watch", "x-3")).isEqualTo(1);
            assertThat(text(out)).contains("failed resnet20 baseline: no memory");
        }
    }

    @Test
    void cancelRefusesAnExperimentNobodyKnowsAndLeavesOneThatIsOver() throws IOException {
        try (var service = new FakeReporting().at("/api/experiments/x-1", COMPLETE)) {
            assertThat(execute(at(service), "cancel", "x-9")).isEqualTo(1);
            assertThat(text(err)).contains("There is no experiment 'x-9'");
            assertThat(execute(at(service), "cancel", "x-1")).isEqualTo(0);
            assertThat(text(out)).contains("x-1 is over already: complete.");
        }
    }

    private static Map<String, String> at(FakeReporting service) {
        return Map.of("TARNISH_WEB", service.web());
    }

    private int execute(Map<String, String> environment, String... arguments) {
        var context = new Context(print(out), print(err), 0, environment, folder);
        return Tarnish.commandLine(context, List.of(ClientCommands.of(context))).execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
