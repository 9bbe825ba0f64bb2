package org.tarnish.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarnish.local.launcher.StackFixture.await;
import static org.tarnish.local.launcher.StackFixture.fake;
import static org.tarnish.local.launcher.StackFixture.process;
import static org.tarnish.local.launcher.StackFixture.settings;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.folder.DataFolder;

class LauncherDeathTest {
    @TempDir
    Path folder;

    @Test
    void servicesEndByThemselvesWhenTheLauncherIsKilled() throws Exception {
        var launcher = launch();
        var service = process(folder, "worker");
        launcher.destroyForcibly().waitFor();
        await(() -> !service.isAlive());
        assertThat(new DataFolder(folder).endpoints())
                .as("left behind by the killed launcher")
                .exists();
    }

    @Test
    void aLauncherThatIsAskedToEndStopsItsServicesFirst() throws Exception {
        var launcher = launch();
        var service = process(folder, "worker");
        launcher.destroy();
        launcher.waitFor();
        assertThat(service.isAlive()).isFalse();
        assertThat(new DataFolder(folder).endpoints()).doesNotExist();
    }

    private Process launch() throws Exception {
        var launcher = new ProcessBuilder(
                        StackFixture.java(),
                        "-cp",
                        StackFixture.classPath(),
                        Launcher.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.out").toFile())
                .start();
        await(() -> new DataFolder(folder).endpoints().toFile().exists() || !launcher.isAlive());
        return launcher;
    }

    /** A launcher in a process of its own. */
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            Stack.start(settings(Path.of(args[0]), fake("worker")), System.out::println)
                    .awaitEnd();
        }
    }
}
