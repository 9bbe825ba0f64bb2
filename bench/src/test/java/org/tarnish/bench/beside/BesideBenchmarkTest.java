package org.tarnish.bench.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.bench.peer.Peer;
import org.tarnish.bench.peer.Shell;
import org.tarnish.pipeline.json.Json;

class BesideBenchmarkTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final Peer tarnish = Shell.answering("tarnish", "corrupt", "2");

    @Test
    void aPeerIsComparedAndTheFileHasTheComparison() throws IOException {
        var found = run(List.of(Shell.answering("slow", "corrupt", "30")), "fog-32");
        assertThat(found).containsExactly(new Comparison("fog-32", "corrupt", "slow", 30, 2, "CPU ms/image", 15));
        assertThat(said)
                .anySatisfy(line -> assertThat(line).matches("fog-32 +corrupt +slow +30.0 +2.00 CPU ms/image +15.00"));
        var json = Json.read(Files.readAllBytes(folder.resolve("beside.json")), Object.class);
        assertThat(json.toString())
                .isEqualTo("[{case=fog-32, what=corrupt, peer=slow, peerValue=30.0, tarnishValue=2.0,"
                        + " unit=CPU ms/image, ratio=15.0}]");
    }

    @Test
    void theMedianOfTheRoundsCounts() throws IOException {
        var rising = "echo '{\"ready\":\"x\"}'; for value in 9 1 5; do read job; echo \"{\\\"value\\\":$value}\"; done";
        assertThat(run(List.of(Shell.peer("rising", "corrupt", rising)), "fog-32"))
                .extracting(Comparison::peerValue)
                .containsExactly(5.0);
        assertThat(Turns.median(List.of(4.0, 1.0))).isEqualTo(2.5);
    }

    @Test
    void aPeerThatLacksPackagesIsSkippedAloudAndOnce() throws IOException {
        var lacking = Shell.peer("lacking", "corrupt", "echo '{\"missing\":\"x==1\"}'");
        var found = run(List.of(lacking, Shell.answering("there", "corrupt", "4")), "fog-32,snow-32");
        assertThat(found).extracting(Comparison::peer).containsExactly("there", "there");
        assertThat(said).filteredOn(line -> line.contains("pip install x==1")).hasSize(1);
    }

    @Test
    void aPeerThatFailsIsLeftOutOfThatCaseAndStartsAgainForTheNext() throws IOException {
        var fragile = Shell.peer(
                "fragile",
                "corrupt",
                "echo '{\"ready\":\"x\"}'; while read job; do case $job in *fog*) echo broken >&2; exit 1;; esac;"
                        + " echo '{\"value\":6}'; done");
        var found = run(List.of(fragile), "fog-32,snow-32");
        assertThat(found).extracting(Comparison::label).containsExactly("snow-32");
        assertThat(said).filteredOn(line -> line.endsWith(": broken")).hasSize(1);
    }

    @Test
    void allTogetherIsASumOfThosePeersThatHaveAll() throws IOException {
        var partial = Shell.peer(
                "partial",
                "corrupt",
                "echo '{\"ready\":\"x\"}'; while read job; do case $job in *fog*) echo '{\"value\":null}';;"
                        + " *) echo '{\"value\":1}';; esac; done");
        var found = run(List.of(Shell.answering("whole", "corrupt", "3"), partial), "all-32");
        var together = found.get(found.size() - 1);
        assertThat(found).hasSize(19 + 18 + 1);
        assertThat(together.label()).isEqualTo("all-32");
        assertThat(together.peerValue()).isCloseTo(57, within(1e-9));
        assertThat(together.ratio()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void tarnishItselfMustNotFail() {
        var benchmark = benchmark("fog-32");
        assertThatThrownBy(() -> benchmark.run(List.of(Shell.peer("tarnish", "corrupt", "exit 1")), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("Tarnish has no figure of corrupt fog-32.");
    }

    private List<Comparison> run(List<Peer> peers, String only) throws IOException {
        return benchmark(only).run(List.of(tarnish), peers);
    }

    private BesideBenchmark benchmark(String only) {
        var settings = new BesideBenchmark.Settings(
                Cases.of(List.of(only.split(","))), 3, 1, "cpu", Optional.of(folder.resolve("beside.json")));
        return new BesideBenchmark(settings, folder, said::add);
    }
}
