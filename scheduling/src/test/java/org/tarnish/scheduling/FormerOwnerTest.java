package org.tarnish.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.RecordedEvents;
import org.tarnish.pipeline.fake.RecordedJobs;

class FormerOwnerTest {
    private static final class AtOnce implements Chores, Shelf.Parallel {
        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            then.accept(work.get());
        }

        @Override
        public <T> void runHeavy(Supplier<T> work, Consumer<T> then) {
            run(work, then);
        }

        @Override
        public <T> void forEach(Collection<T> things, Consumer<T> call) {
            things.forEach(call);
        }
    }

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
