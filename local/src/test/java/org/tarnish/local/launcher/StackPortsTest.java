package org.tarnish.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPortsTest {
    @TempDir
    Path folder;

    @Test
    void areOthersWhereThePreferredOnesAreInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var free = Ports.anyFree();
            var chosen =
                    StackPorts.choose(folder.resolve("ports.json"), new StackPorts(taken.getLocalPort(), 0, 0, free));
            assertThat(chosen.kafka()).isNotEqualTo(taken.getLocalPort()).isPositive();
            assertThat(chosen.web()).isEqualTo(free);
            assertThat(chosen.s3()).isPositive();
        }
    }

    @Test
    void areRememberedForTheNextStart() throws IOException {
        var file = folder.resolve("ports.json");
        var first = StackPorts.choose(file, new StackPorts(0, 0, 0, 0));
        assertThat(StackPorts.choose(file, StackPorts.USUAL)).isEqualTo(first);
    }

    @Test
    void sayWhatToDoWithADamagedFile() throws IOException {
        var file = Files.writeString(folder.resolve("ports.json"), "?");
        assertThatThrownBy(() -> StackPorts.choose(file, StackPorts.USUAL)).hasMessageContaining("delete the file");
    }
}
