package org.tarnish.reporting.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.parallel.Calls;

class FailureReaderTest {
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Calls calls = new Calls("calls", 4, Duration.ofMinutes(1), Duration.ZERO);
    private final FailureReader failures = new FailureReader(store, calls);

    @AfterEach
    void close() {
        calls.close();
    }

    private void fail(String experiment, String task, String reason) {
        store.put(
                Keys.failure(experiment, task),
                Json.bytes(new Failure(task, reason, 3, "w", Instant.EPOCH)),
                "application/json");
    }

    @Test
    void eachTaskHasItsOwnReasonAndOtherExperimentsNone() {
        fail("e1", "train-1", "the loss is not a number");
        fail("e1", "shards-1", "damaged");
        fail("e10", "train-2", "another's");

        assertThat(failures.reasons("e1"))
                .containsExactly(entry("shards-1", "damaged"), entry("train-1", "the loss is not a number"));
        assertThat(failures.reasons("e2")).isEmpty();
    }

    @Test
    void aReasonThatCannotBeReadIsSaidToBeSoAndTheOthersAreThere() {
        fail("e1", "shards-1", "damaged");
        store.put(Keys.failure("e1", "train-1"), new byte[] {'{'}, "application/json");

        assertThat(failures.reasons("e1"))
                .containsEntry("shards-1", "damaged")
                .containsEntry(
                        "train-1",
                        "it failed, but the object '" + Keys.failure("e1", "train-1")
                                + "' that says why cannot be read");
    }

    @Test
    void ofVeryManyTheFirstHundredAreRead() {
        for (int i = 0; i < 150; i++) {
            fail("e1", "train-%03d".formatted(i), "no. " + i);
        }
        int before = store.calls();

        assertThat(failures.reasons("e1"))
                .hasSize(100)
                .containsEntry("train-000", "no. 0")
                .containsEntry("train-099", "no. 99");
        assertThat(store.calls() - before).as("a list and a hundred reasons").isEqualTo(101);
    }
}
