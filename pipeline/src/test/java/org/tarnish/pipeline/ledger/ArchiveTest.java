package org.tarnish.pipeline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.result.ComparisonResult;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.MissingObject;

class ArchiveTest {
    private static final String TASK = "compare-0";

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final AtomicLong nanos = new AtomicLong();
    private final Archive archive = new Archive(store, nanos::get);

    private static byte[] marker(int b) {
        var result = Json.tree(Map.of("b", b, "c", 1, "chi2", 0, "p", 1, "exactP", 1));
        return Json.bytes(new Marker(TASK, "e", "w", 1, 1, Instant.EPOCH, result));
    }

    private int left() {
        return archive.result(TASK, ComparisonResult.class).b();
    }

    @Test
    void aRetiredMarkerIsReadByWhoeverWantsTheResultAndIsNoProofThatTheTaskIsDone() {
        store.put(Keys.retired(TASK), marker(1), "application/json");
        assertThat(left()).isEqualTo(1);
        assertThat(archive.left(TASK)).isPresent();
        assertThat(archive.marker(TASK)).isEmpty();
        store.put(Keys.marker(TASK), marker(2), "application/json");
        assertThat(left()).isEqualTo(2);
        assertThat(archive.marker(TASK)).isPresent();
    }

    @Test
    void aMarkerIsReadAnewAfterAWhile() {
        store.put(Keys.marker(TASK), marker(1), "application/json");
        assertThat(left()).isEqualTo(1);
        store.put(Keys.marker(TASK), marker(2), "application/json");
        nanos.addAndGet(Archive.KEPT.minus(Duration.ofSeconds(1)).toNanos());
        int calls = store.calls();
        assertThat(left()).isEqualTo(1);
        assertThat(store.calls()).isEqualTo(calls);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(left()).isEqualTo(2);
    }

    @Test
    void aRetiredDatasetIsReadByWhoeverKnowsOfIt() {
        assertThatThrownBy(() -> archive.dataset("d0")).isInstanceOf(MissingObject.class);
        var manifest = "{\"id\":\"d0\",\"imageSize\":16,\"classes\":[],\"splits\":{},\"broken\":[]}";
        store.put(Keys.retiredDataset("d0"), manifest.getBytes(StandardCharsets.UTF_8), "application/json");
        assertThat(archive.dataset("d0").imageSize()).isEqualTo(16);
    }
}
