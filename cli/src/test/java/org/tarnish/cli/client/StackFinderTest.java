package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.cli.folder.Endpoints;

class StackFinderTest {
    @TempDir
    Path path;

    @Test
    void takesTheStackThatTheEnvironmentNames() throws IOException {
        var finder = new StackFinder(Map.of("TARNISH_KAFKA", "k:1", "TARNISH_S3_ENDPOINT", "http://s3"));
        var found = finder.find(null);
        assertThat(found.kafka()).isEqualTo("k:1");
        assertThat(found.s3().bucket()).isEqualTo("tarnish");
        assertThat(found.web()).isNull();
    }

    @Test
    void prefersTheDataFolderOfTheCommandLine() throws IOException {
        var folder = new DataFolder(path);
        try (var service = new FakeReporting()) {
            var endpoints = new Endpoints("k:2", new Endpoints.S3("http://s3", "a", "b", "c"), service.web());
            endpoints.write(folder.endpoints());
            assertThat(new StackFinder(Map.of("TARNISH_KAFKA", "k:1")).find(folder))
                    .isEqualTo(endpoints);
        }
    }

    @Test
    void doesNotTakeAStackThatWasKilledForARunningOne() throws IOException {
        var folder = new DataFolder(path);
        var dead = new FakeReporting();
        dead.close();
        new Endpoints("k:2", null, dead.web()).write(folder.endpoints());
        assertThatThrownBy(() -> new StackFinder(Map.of()).find(folder))
                .isInstanceOf(NoStackException.class)
                .hasMessageContaining("No stack is up on " + path);
    }
}
