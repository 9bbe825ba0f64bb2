package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.experiment.result.Shard;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;

class MinimalImageFilesTest {
    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private Plan plan;

    @BeforeEach
    void findMinimalImages() {
        var request = new ExperimentRequest(
                "e",
                new DatasetRequest("digits", null, null, null, null, null, null),
                16,
                List.of("resnet20"),
                null,
                null,
                List.of(new MethodologyRequest("shared", null)),
                new Conditions(null, null, new Conditions.MinimalImages(List.of("color"), 4, 0.25)),
                null);
        var shards = List.of(new Shard("i", "a", "l", "b", "e", "c", 4));
        var dataset = new DatasetManifest(
                "d0",
                "digits",
                16,
                List.of("cat", "../../../dog"),
                Map.of(Split.TRAIN, shards, Split.VALIDATION, shards, Split.TEST, shards),
                new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25)),
                List.of(),
                0);
        var ingest = Planner.ingest(request, "digits");
        plan = Planner.plan("e1", request, ingest, dataset);
        put(Keys.dataset("d0"), dataset);
        put(Keys.request("e1"), new ExperimentRecord("e1", Instant.EPOCH, request, ingest));
        put(Keys.plan("e1"), plan);
        store.put("a.png", new byte[] {1, 2, 3}, "image/png");
    }

    @Test
    void writesClassFoldersAndParameters() throws IOException {
        found(minimal(3, 0));
        assertThat(new MinimalImageFiles(store).write("e1", null, folder)).isEqualTo(1);
        var run = folder.resolve("resnet20-random-shared-s0");
        assertThat(Files.readAllBytes(run.resolve("color/cat/000003.png"))).containsExactly(1, 2, 3);
        assertThat(Files.readString(run.resolve("color.tsv")))
                .isEqualTo("file\tindex\tclass\tentropy\toriginalEntropy\tcolor\tresolution\tx\ty\tside\n"
                        + "color/cat/000003.png\t3\tcat\t80\t160\t0.5\t1.0\t0\t0\t16\n");
    }

    @Test
    void whatIsNotFoundYetIsLeftOut() throws IOException {
        assertThat(new MinimalImageFiles(store).write("e1", null, folder)).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesUnknownExperimentsAndRunsAndNamesThatLeadOutside() {
        var files = new MinimalImageFiles(store);
        assertThatThrownBy(() -> files.write("e2", null, folder))
                .hasMessageStartingWith("There is no experiment 'e2' with a plan");
        assertThatThrownBy(() -> files.write("e1", "x", folder))
                .hasMessageEndingWith("of a run 'x'; its runs are resnet20-random-shared-s0.");
        found(minimal(0, 1));
        assertThatThrownBy(() -> files.write("e1", null, folder.resolve("a")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("outside");
    }

    private void found(Minimal... images) {
        var task = plan.minimalSearches().get(0).tasks().get(0);
        var result = new MinimalImagesResult(List.of(images), 4 - images.length);
        put(Keys.marker(task), new Marker(task, "e1", "w", 1, 1, Instant.EPOCH, Json.tree(result)));
    }

    private static Minimal minimal(int index, int label) {
        return new Minimal(index, label, 80, 160, 0.5, 1, 0, 0, 16, "a.png");
    }

    private void put(String key, Object value) {
        store.put(key, Json.bytes(value), "application/json");
    }
}
