package org.tarnish.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerProcessTest {
    private static final Job JOB = new Job.Corrupting("corrupt", "fog", 32, 3, "scene.npy");

    @TempDir
    Path folder;

    @Test
    void aPeerReadsTheJobAsOneLineOfJson() throws IOException {
        var script = "echo '{\"ready\":\"echo 2\"}'; read job; echo \"$job\" >&2; exit 1";
        try (var peer = PeerProcess.start(Shell.peer("echo", "corrupt", script), folder)) {
            assertThat(peer.versions()).isEqualTo("echo 2");
            assertThatThrownBy(() -> peer.measure(JOB))
                    .isInstanceOf(PeerFailure.class)
                    .hasMessage("The peer echo failed at corrupt fog-32:"
                            + " {\"corruption\":\"fog\",\"image\":\"scene.npy\",\"severity\":3,\"side\":32,"
                            + "\"what\":\"corrupt\"}");
        }
    }

    @Test
    void aFigureIsReturnedAndNullIsNone() throws IOException {
        var script = "echo '{\"ready\":\"x\"}'; read job; echo '{\"value\":1.5}'; read job; echo '{\"value\":null}'";
        try (var peer = PeerProcess.start(Shell.peer("two", "corrupt", script), folder)) {
            assertThat(peer.measure(JOB)).hasValue(1.5);
            assertThat(peer.measure(JOB)).isEmpty();
        }
    }

    @Test
    void missingPackagesComeWithTheLineThatInstallsThem() {
        var peer = Shell.peer("torch", "train", "echo '{\"missing\":\"torch==2.15.0\"}'");
        assertThatThrownBy(() -> PeerProcess.start(peer, folder))
                .isInstanceOf(MissingPackages.class)
                .hasMessage("The peer torch is skipped: /bin/sh lacks its packages; install them with:"
                        + " /bin/sh -m pip install torch==2.15.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo nonsense",
                "echo null",
                "echo '{\"value\":0}'",
                "echo '[]'",
                "echo",
                "exit 3",
                "echo '{\"value\":\"x\"}'"
            })
    void whateverIsNoFigureIsASentenceWithTheLastThatWasLogged(String answer) throws IOException {
        var script = "echo '{\"ready\":\"x\"}'; read job; echo first >&2; echo 'no memory' >&2; " + answer;
        try (var peer = PeerProcess.start(Shell.peer("odd", "corrupt", script), folder)) {
            assertThatThrownBy(() -> peer.measure(JOB))
                    .isInstanceOf(PeerFailure.class)
                    .hasMessageStartingWith("The peer odd failed at corrupt fog-32")
                    .hasMessageEndingWith(": no memory");
        }
    }

    @Test
    void whatTerminalsObeyIsNotPassedOn() {
        var peer = Shell.peer("loud", "corrupt", "printf 'a\\033[2Jb' >&2; exit 1");
        assertThatThrownBy(() -> PeerProcess.start(peer, folder))
                .hasMessage("The peer loud failed at its start: a [2Jb");
    }

    @Test
    void aPythonThatIsNotThereIsASentence() {
        var peer = new Peer("none", List.of("train"), List.of("/no/such/python"), Map.of());
        assertThatThrownBy(() -> PeerProcess.start(peer, folder))
                .hasMessage("/no/such/python cannot be started: give --python a program that runs Python 3.");
    }
}
