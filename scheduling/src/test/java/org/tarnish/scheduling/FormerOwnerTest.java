package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.RecordedEvents;
import org.tarnish.pipeline.fake.RecordedJobs;

class FormerOwnerTest {
    @Test
    void bringsBackNoExperimentThatItsSuccessorEndedAndThatWasPruned() {
        var store = new InMemoryObjectStore();
        var events = new RecordedEvents();
        var shelf = new Shelf(store, 1_000, new AtOnce());
        var former = new Scheduler(shelf, new RecordedJobs(), events, Clock.systemUTC(), new AtOnce());
        former.submit(Simulation.experiment("e1", 0));
        former.flush();
        var told = events.facts();
        store.list("").forEach(store::delete);

        former.cancel("e1");
        former.flush();

        assertThat(store.list("")).isEmpty();
        assertThat(events.facts()).isEqualTo(told);
    }
}
