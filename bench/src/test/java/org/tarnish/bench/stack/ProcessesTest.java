package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessesTest {
    @Test
    void thisProcessHasTakenSomeTime() throws Exception {
        var self = Processes.usage().get(ProcessHandle.current().pid());
        assertThat(self.name()).isEqualTo("launcher");
        assertThat(self.cpu()).as("a JVM that runs a test").isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void onLinuxItsPeakIsTold() throws Exception {
        assumeThat(Files.exists(Path.of("/proc/self/status")))
                .as("only Linux has /proc")
                .isTrue();
        var self = Processes.usage().get(ProcessHandle.current().pid());
        assertThat(self.peakMegabytes().orElseThrow())
                .as("a JVM takes tens of megabytes")
                .isGreaterThan(10);
    }

    @Test
    void thePeakIsReadFromItsLine() {
        assertThat(Processes.peak("Name:\tjava\nVmPeak:\t 9999999 kB\nVmHWM:\t   2048 kB\nVmRSS:\t 1024 kB\n"))
                .hasValue(2.0);
        assertThat(Processes.peak("Name:\tjava\n")).isEmpty();
    }
}
