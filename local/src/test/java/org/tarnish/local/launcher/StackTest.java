package org.tarnish.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tarnish.local.launcher.StackFixture.await;
import static org.tarnish.local.launcher.StackFixture.fake;
import static org.tarnish.local.launcher.StackFixture.process;
import static org.tarnish.local.launcher.StackFixture.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.local.folder.FolderInUseException;

class StackTest {
    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void startsAServiceAgainThatWasKilledAndStopsAllAtTheEnd() throws Exception {
        var endpoints = new DataFolder(folder).endpoints();
        ProcessHandle second;
        try (var stack = Stack.start(settings(folder, fake("web"), fake("worker")), said::add)) {
            assertThat(Endpoints.read(endpoints)).isEqualTo(stack.endpoints());
            assertThatThrownBy(() -> Stack.start(settings(folder), said::add)).isInstanceOf(FolderInUseException.class);

            var first = process(folder, "worker");
            first.destroyForcibly();
            await(() -> said.stream().anyMatch(line -> line.startsWith("worker ended with exit code 137")));
            await(() -> otherThan(first));
            second = process(folder, "worker");
            assertThat(process(folder, "web").isAlive()).isTrue();
        }
        assertThat(second.isAlive()).isFalse();
        assertThat(endpoints).doesNotExist();
    }

    @Test
    void saysWhichServiceDoesNotComeUpAndShowsTheEndOfItsLog() {
        assertThatThrownBy(() -> Stack.start(settings(folder, fake("worker", "no data")), said::add))
                .hasMessageContaining("worker ended 3 times before it was ready, with exit code 7")
                .hasMessageContaining("cannot go on: no data");
    }

    private boolean otherThan(ProcessHandle first) {
        try {
            return !process(folder, "worker").equals(first);
        } catch (Exception e) {
            return false;
        }
    }
}
