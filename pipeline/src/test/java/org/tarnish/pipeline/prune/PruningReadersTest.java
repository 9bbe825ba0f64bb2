package org.tarnish.pipeline.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.ledger.ExperimentOutcome.State;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.store.Keys;

/** What pruning leaves for readers whom neither a plan nor a marker names. */
class PruningReadersTest {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofHours(2);

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Bucket bucket = new Bucket(store);

    private void prune(String... ids) {
        new Pruning(store, Clock.systemUTC(), 1).prune(new PruneRequest(List.of(ids), null, Set.of(), true, GRACE));
    }

    private void retire(String marker, String place) {
        store.put(place, store.get(marker).orElseThrow(), "application/json");
        store.delete(marker);
    }

    @Test
    void aTrainingReadsForDaysWhatWasRetiredAMomentAfterItsExperimentLooked() {
        var patient = Bucket.experiment("patient", 0);
        var plan = bucket.complete(Bucket.experiment("former", 0));
        bucket.open(patient);
        bucket.plan(patient);
        // A pruning that read its references before that goes on.
        plan.tasks().forEach(task -> retire(Keys.marker(task.id()), Keys.retired(task.id())));
        retire(Keys.dataset(Bucket.DATASET), Keys.retiredDataset(Bucket.DATASET));
        var read = Stream.concat(plan.tasks().stream().map(Task::id).map(Keys::attempts), Stream.of(Keys.DATASETS))
                .flatMap(prefix -> store.list(prefix).stream())
                .toList();
        store.pass(Duration.ofMinutes(1));
        bucket.complete(Bucket.experiment("quick", 0));

        for (int i = 0; i < 3; i++) {
            store.pass(LONG);
            prune("former");
            assertThat(read).as("after pruning %d", i).allMatch(store::exists);
        }

        bucket.end(patient, State.COMPLETE);
        prune("former");
        assertThat(read.stream().filter(store::exists)).containsExactly(Keys.retiredDataset(Bucket.DATASET));
        assertThat(bucket.missing(plan.tasks())).isEmpty();
    }

    @Test
    void weightsThatARequestNamesByTheirKeyStay() {
        var plan = bucket.complete(Bucket.experiment("former", 0));
        var train = plan.tasks().stream()
                .filter(task -> task.spec().taskKind() == TaskKind.TRAIN)
                .findFirst()
                .orElseThrow();
        var key = store.list(Keys.attempts(train.id())).get(0);
        bucket.open(beginningWith(key));

        for (int i = 0; i < 3; i++) {
            store.pass(LONG);
            prune("former");
        }

        assertThat(store.exists(key)).isTrue();
        assertThat(bucket.isDone(train)).isTrue();
    }

    private static ExperimentRecord beginningWith(String weights) {
        var record = Bucket.experiment("fine-tuned", 0);
        var request = record.request();
        var store = new InitializationRequest("store", Map.of("key", weights, "sha256", "ab".repeat(32)));
        return new ExperimentRecord(
                record.id(),
                record.submitted(),
                new ExperimentRequest(
                        request.name(),
                        request.dataset(),
                        request.imageSize(),
                        request.architectures(),
                        List.of(store),
                        request.training(),
                        request.methodologies(),
                        request.conditions(),
                        request.seeds(),
                        request.curves(),
                        request.rehearsal(),
                        List.of(),
                        List.of(),
                        null),
                record.ingest());
    }
}
