package org.tarnish.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.cli.client.RequestFile;
import org.tarnish.cli.folder.DataFolder;
import org.tarnish.local.launcher.Ports;
import org.tarnish.local.launcher.Stack;
import org.tarnish.local.store.Credentials;
import org.tarnish.local.store.EmbeddedStore;
import org.tarnish.local.store.EmbeddedStoreSettings;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

class EndedExperimentsTest {
    @TempDir
    Path path;

    @Test
    void lieInTheStoreAsReadableExperimentsNoneOfThemOpenAndTheSameOnesAgain() throws Exception {
        var folder = new DataFolder(path);
        var ended = new EndedExperiments(RequestFile.read(Path.of("../experiments/digits-quickstart.yaml")));
        ended.put(3, folder);
        ended.put(3, folder);
        var credentials = Credentials.in(folder.credentials());
        var settings =
                new EmbeddedStoreSettings(folder.store(), "127.0.0.1", Ports.anyFree(), credentials, Stack.BUCKET);
        try (var server = EmbeddedStore.start(settings);
                var store = new MinioObjectStore(
                        new StoreSettings(
                                server.endpoint(), credentials.accessKey(), credentials.secretKey(), Stack.BUCKET),
                        () -> {})) {
            var archive = new Archive(store);
            assertThat(archive.open()).isEmpty();
            assertThat(archive.ids())
                    .hasSize(3)
                    .allSatisfy(id -> assertThat(archive.outcome(id)).hasValueSatisfying(end -> assertThat(end.state())
                            .isEqualTo(ExperimentOutcome.State.COMPLETE)))
                    .allSatisfy(id -> assertThat(archive.experiment(id))
                            .hasValueSatisfying(
                                    known -> assertThat(known.request().name()).isEqualTo("digits-quickstart")));
        }
    }
}
