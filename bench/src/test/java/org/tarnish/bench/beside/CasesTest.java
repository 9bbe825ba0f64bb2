package org.tarnish.bench.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.bench.peer.Job;

class CasesTest {
    @TempDir
    Path folder;

    @Test
    void thereAreFiveNetworksAndNineteenCorruptionsAtTwoSizesAlsoTogether() {
        assertThat(Cases.names())
                .hasSize(5 + 2 * (19 + 1))
                .startsWith("resnet20-32", "resnet18-32", "resnet18-224", "efficientnet_b3-64", "squeezenet1_1-64")
                .contains("fog-32", "saturate-224", "all-32", "all-224");
    }

    @Test
    void allTogetherMeansEachOfTheSize() {
        var cases = Cases.of(List.of("resnet20-32", "all-224"));
        assertThat(cases.together()).containsExactly(224);
        assertThat(cases.labels())
                .hasSize(20)
                .contains("resnet20-32", "fog-224")
                .doesNotContain("fog-32");
    }

    @Test
    void anUnknownCaseIsOneSentenceWithAll() {
        assertThatThrownBy(() -> Cases.of(List.of("fog-64")))
                .hasMessageStartingWith("must be of resnet20-32, ")
                .hasMessageContaining("all-224")
                .hasMessageEndingWith(", was fog-64");
    }

    @Test
    void aNetworkIsTrainedAndAskedAndACorruptionHasItsImage() throws IOException {
        var jobs = Jobs.of(Cases.of(List.of("resnet18-224", "fog-32")), 2, "cpu", folder);
        assertThat(jobs)
                .containsExactly(
                        new Job.Learning("train", "resnet18", 224, 32, 10, 2, "cpu"),
                        new Job.Learning("infer", "resnet18", 224, 32, 10, 2, "cpu"),
                        new Job.Corrupting(
                                "corrupt",
                                "fog",
                                32,
                                3,
                                folder.resolve("scene-32.npy").toString()));
        assertThat(folder.resolve("scene-32.npy")).isRegularFile();
    }
}
