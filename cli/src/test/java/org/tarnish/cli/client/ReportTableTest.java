package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    @Test
    void showsMeansOverCorruptionsAndReductionsAndTheStarsOnCleanImages() throws IOException {
        var report = new ObjectMapper()
                .readTree(
                        """
                {"conditions": {"clean": {"form": "clean"}, "gaussian_noise-1": {"form": "corrupted"},
                                "contrast-5": {"form": "corrupted"}, "color-0.5": {"form": "reduced"},
                                "color-1": {"form": "reduced"}, "rotate-p1": {"form": "perturbed"},
                                "minimal-color": {"form": "minimal"}},
                 "runs": [
                  {"id": "r1", "architecture": "resnet20", "initialization": "random", "methodology": "baseline",
                   "seed": 0, "bestEpoch": 7},
                  {"id": "r2", "architecture": "resnet20", "initialization": "random", "methodology": "fixed",
                   "seed": 1, "bestEpoch": 9}],
                 "evaluations": [
                  {"run": "r1", "condition": "clean", "accuracy": 0.95},
                  {"run": "r1", "condition": "gaussian_noise-1", "accuracy": 0.8},
                  {"run": "r1", "condition": "contrast-5", "accuracy": 0.6},
                  {"run": "r1", "condition": "rotate-p1", "accuracy": 0.1, "sequences": 2, "frames": 31, "flipProbability": 0.5},
                  {"run": "r1", "condition": "minimal-color", "accuracy": 1},
                  {"run": "r1", "condition": "color-0.5", "accuracy": 0.9},
                  {"run": "r1", "condition": "color-1", "accuracy": 0.94},
                  {"run": "r2", "condition": "clean", "accuracy": 0.9}],
                 "comparisons": [
                  {"run": "r2", "condition": "clean", "stars": "**"},
                  {"run": "r2", "condition": "color-0.5", "stars": "***"}],
                 "tasks": {"executed": 10, "reused": 2, "failed": 0, "skipped": 1}}
                """);
        assertThat(new ReportTable(report).lines())
                .containsExactly(
                        "run                       clean   vs baseline  corruptions  reductions  best epoch",
                        "----------------------------------------------------------------------------------",
                        "resnet20 baseline seed 0  95.0 %  -            70.0 %       92.0 %      7",
                        "resnet20 fixed seed 1     90.0 %  **           -            -           9",
                        "*, **, ***: differs from the baseline on clean images (McNemar, p < 0.05, 0.01, 0.001);"
                                + " n.s.: not significantly.",
                        "Tasks: 10 executed, 2 reused, 0 failed, 1 skipped.");
    }

    @Test
    void callsAGivenModelByItsName() throws IOException {
        var report = new ObjectMapper()
                .readTree(
                        """
                {"conditions": {"clean": {"form": "clean"}},
                 "runs": [
                  {"id": "mine", "architecture": "mine", "initialization": "given", "trainable": "none",
                   "methodology": "given", "seed": 0, "bestEpoch": 0},
                  {"id": "r1", "architecture": "resnet20", "initialization": "random", "trainable": "all",
                   "methodology": "baseline", "seed": 1, "bestEpoch": 9}],
                 "evaluations": [{"run": "mine", "condition": "clean", "accuracy": 0.5}],
                 "tasks": {}}
                """);
        assertThat(new ReportTable(report).lines())
                .contains(
                        "mine               50.0 %  -            -            -           -",
                        "resnet20 baseline  -       -            -            -           9");
    }
}
