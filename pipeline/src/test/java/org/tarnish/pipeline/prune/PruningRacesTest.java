package org.tarnish.pipeline.prune;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Task;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.store.Keys;

/**
 * An experiment that begins between any two steps of a pruning finds everything it takes for done. {@code
 * -Dtarnish.stride=1} tries every pair of steps for the experiment's two parts instead of one in 31.
 */
class PruningRacesTest {
    private static final int STRIDE = Integer.getInteger("tarnish.stride", 31);
    private static final Duration GRACE = Duration.ofHours(2);
    private static final PruneRequest SWEEP = new PruneRequest(List.of(), null, Set.of(), true, GRACE);

    /** What is between the steps of an experiment. */
    private enum Pause {
        /** It begins and goes on at once. */
        NONE,
        /** A worker looks which tasks are done; what it says is heard later, by the owner of an experiment that is new. */
        AFTER_LOOKING,
        /** The experiment is open; the owner looks later which tasks are done. */
        AFTER_OPENING,
        /** The owner has looked for the data set and planned; it looks later for the rest. */
        AFTER_PLANNING,
        /** The owner has looked which tasks are done; what is not done is done later. */
        BEFORE_WORKING
    }

    /** What an experiment has left that was removed. */
    private static final class Former {
        private final Map<String, byte[]> objects = new TreeMap<>();
        private final List<Task> tasks;
        private final String plan;

        Former() {
            var store = new InMemoryObjectStore();
            var plan = new Bucket(store).complete(Bucket.experiment("former", 0));
            this.tasks = plan.tasks();
            this.plan = new String(Json.bytes(plan), StandardCharsets.UTF_8);
            store.list("").stream()
                    .filter(key -> !key.startsWith(Keys.experiment("former")))
                    .forEach(key -> objects.put(key, store.get(key).orElseThrow()));
        }
    }

    private static final Former FORMER = new Former();

    /** An experiment that wants what was there before: as owner and workers, in two parts with a pause between. */
    private static final class Newcomer {
        private final Bucket bucket;
        private final Pause pause;
        private final ExperimentRecord record = Bucket.experiment("new", 0);
        private final List<Task> wanted;
        private final List<Task> takenForDone = new ArrayList<>();
        private final List<Task> toDo = new ArrayList<>();
        private final Former former;
        private List<Task> seen = List.of();

        Newcomer(Bucket bucket, Pause pause, Former former) {
            this.bucket = bucket;
            this.pause = pause;
            this.former = former;
            this.wanted = former.tasks;
        }

        void first() {
            switch (pause) {
                case NONE -> {
                    second();
                }
                case AFTER_LOOKING ->
                    seen = wanted.stream().filter(bucket::isDone).toList();
                case AFTER_OPENING -> bucket.open(record);
                case AFTER_PLANNING -> {
                    bucket.open(record);
                    readAndPlan();
                }
                default -> {
                    bucket.open(record);
                    readAndPlan();
                    look();
                }
            }
        }

        void second() {
            if (pause != Pause.AFTER_OPENING && pause != Pause.AFTER_PLANNING && pause != Pause.BEFORE_WORKING) {
                bucket.open(record);
            }
            if (pause != Pause.AFTER_PLANNING && pause != Pause.BEFORE_WORKING) {
                readAndPlan();
            }
            if (pause != Pause.BEFORE_WORKING) {
                look();
            }
            for (var task : toDo) {
                bucket.perform(record, task);
                takenForDone.add(task);
            }
        }

        private void readAndPlan() {
            if (!seen.contains(record.ingest())) {
                bucket.perform(record, record.ingest());
            }
            takenForDone.add(record.ingest());
            bucket.put(Keys.plan(record.id()), former.plan);
        }

        private void look() {
            for (var task : wanted.subList(1, wanted.size())) {
                (seen.contains(task) || bucket.isDone(task) ? takenForDone : toDo).add(task);
            }
        }
    }

    /** One history: prunings, two at once and then grace periods apart, and a newcomer whose parts come before two calls of one of them. */
    private static final class History {
        private final InMemoryObjectStore store = new InMemoryObjectStore();
        private final Bucket bucket = new Bucket(store);
        private final Newcomer newcomer;
        private final int round;
        private final int first;
        private final int second;
        private int calls;

        History(Pause pause, int round, int first, int second) {
            FORMER.objects.forEach((key, content) -> store.put(key, content, "text/plain"));
            store.pass(GRACE.plusHours(1));
            this.newcomer = new Newcomer(bucket, pause, FORMER);
            this.round = round;
            this.first = first;
            this.second = second;
        }

        /** Returns the calls of the round in which the newcomer came. */
        int run() {
            int callsOfRound = 0;
            for (int i = 0; i < 4; i++) {
                calls = 0;
                int now = i;
                prune(call -> step(now, call));
                // Again at once, as somebody might: what was retired a moment ago is not to go yet.
                prune(call -> step(now, call));
                if (i == round) {
                    callsOfRound = calls;
                    if (first >= calls) {
                        newcomer.first();
                    }
                    if (second >= calls) {
                        newcomer.second();
                    }
                }
                check("after round " + i);
                store.pass(GRACE.plusMinutes(1));
            }
            return callsOfRound;
        }

        private void prune(Consumer<String> hook) {
            new Pruning(new HookedStore(store, hook), Clock.systemUTC(), 1).prune(SWEEP);
        }

        private void step(int now, String call) {
            if (now == round && calls == first) {
                newcomer.first();
            }
            if (now == round && calls == second) {
                newcomer.second();
            }
            if (call.startsWith("put ") || call.startsWith("delete ")) {
                check("before " + call + " of round " + now);
            }
            calls++;
        }

        private void check(String when) {
            assertThat(bucket.missing(newcomer.takenForDone))
                    .as(
                            "missing %s, newcomer with pause %s before calls %d and %d of round %d",
                            when, newcomer.pause, first, second, round)
                    .isEmpty();
        }
    }

    @Test
    void nothingThatAnExperimentTakesForDoneIsEverMissing() {
        int histories = 0;
        for (int round = 0; round < 3; round++) {
            int calls = new History(Pause.NONE, round, Integer.MAX_VALUE - 1, Integer.MAX_VALUE).run() + 1;
            for (var pause : Pause.values()) {
                for (int first = 0; first <= calls; first++) {
                    if (pause == Pause.NONE) {
                        new History(pause, round, first, Integer.MIN_VALUE).run();
                        histories++;
                        continue;
                    }
                    for (int second = first; second <= calls; second += STRIDE) {
                        new History(pause, round, first, second).run();
                        histories++;
                    }
                    new History(pause, round, first, Integer.MAX_VALUE).run();
                    histories++;
                }
            }
        }
        System.out.println("pruning: " + histories + " histories with an experiment that comes in between");
        assertThat(histories).isGreaterThan(1_000);
    }
}
