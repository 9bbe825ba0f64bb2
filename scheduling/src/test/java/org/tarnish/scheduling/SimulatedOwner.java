package org.tarnish.scheduling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tarnish.pipeline.job.Jobs;

/** A process that may own the experiments: the scheduler with its mailbox and its chores, in simulated threads. */
final class SimulatedOwner extends World.Process {
    private static final Duration TICK = Duration.ofMillis(250);

    private final World world;
    private final SimulatedStore store;
    private final SimulatedBroker broker;
    private final Requests requests;
    private Reign reign;
    private int heard;

    /** The topic of requests as its consumer group sees it. */
    static final class Requests {
        final List<Consumer<Scheduler>> records = new ArrayList<>();
        int committed;
    }

    SimulatedOwner(String name, World world, SimulatedStore store, SimulatedBroker broker, Requests requests) {
        super(name);
        this.world = world;
        this.store = store;
        this.broker = broker;
        this.requests = requests;
        this.heard = broker.outcomes();
    }

    void acquire() {
        release();
        reign = new Reign();
        var mine = reign;
        world.begin(this, mine::rule);
    }

    void release() {
        if (reign != null) {
            reign.over = true;
            reign = null;
        }
    }

    private final class Reign implements Chores {
        private final ArrayDeque<Consumer<Scheduler>> mailbox = new ArrayDeque<>();
        private boolean over;

        void rule() {
            try {
                var patience = new Patience(world, world::sleep, () -> over);
                var port = new PatientBroker(broker, broker, patience);
                var shelf = new Shelf(new PatientStore(store, patience), 1_000_000, Reign.this::forEach);
                var scheduler = new Scheduler(shelf, (Jobs) port, port, world, this);
                heard = broker.outcomes();
                scheduler.takeOver();
                var next = scheduler.tick();
                while (!over) {
                    while (requests.committed < requests.records.size() && !over) {
                        int record = requests.committed;
                        requests.records.get(record).accept(scheduler);
                        scheduler.flush();
                        if (!over) {
                            requests.committed = Math.max(requests.committed, record + 1);
                        }
                    }
                    var events = broker.outcomesFrom(heard);
                    heard += events.size();
                    events.forEach(scheduler::hear);
                    while (!mailbox.isEmpty()) {
                        mailbox.poll().accept(scheduler);
                    }
                    scheduler.flush();
                    if (!world.instant().isBefore(next)) {
                        next = scheduler.tick();
                    }
                    world.sleep(TICK);
                }
            } catch (Stopped e) {
                over = true;
            }
        }

        private <T> void forEach(Collection<T> things, Consumer<T> call) {
            things.forEach(call);
        }

        @Override
        public <T> void run(Supplier<T> work, Consumer<T> then) {
            world.begin(SimulatedOwner.this, () -> {
                try {
                    var result = work.get();
                    mailbox.add(scheduler -> then.accept(result));
                } catch (Stopped e) {
                    over = true;
                }
            });
        }

        @Override
        public <T> void runHeavy(Supplier<T> work, Consumer<T> then) {
            run(work, then);
        }
    }
}
