package org.tarnish.pipeline.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskKind;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome.State;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.prune.PruneReport.Amount;
import org.tarnish.pipeline.store.Keys;

class PruningTest {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofHours(2);

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Bucket bucket = new Bucket(store);
    private final ExperimentRecord first = Bucket.experiment("first", 0);
    private final ExperimentRecord second = Bucket.experiment("second", 1);

    private static PruneRequest nothingMore() {
        return new PruneRequest(List.of(), null, Set.of(), false, GRACE);
    }

    private static PruneRequest ids(String... ids) {
        return new PruneRequest(List.of(ids), null, Set.of(), false, GRACE);
    }

    private static PruneRequest unreferenced(String... ids) {
        return new PruneRequest(List.of(ids), null, Set.of(), true, GRACE);
    }

    private PruneReport prune(PruneRequest request) {
        return new Pruning(store, Clock.systemUTC(), 1).prune(request);
    }

    private PruneReport preview(PruneRequest request) {
        return new Pruning(store, Clock.systemUTC(), 1).preview(request);
    }

    private static Task train(Plan plan) {
        return plan.tasks().stream()
                .filter(task -> task.spec().taskKind() == TaskKind.TRAIN)
                .findFirst()
                .orElseThrow();
    }

    /** All objects with their contents and times. */
    private Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        store.objects("")
                .forEach(object -> contents.put(
                        object.key(),
                        object.written() + " "
                                + new String(store.get(object.key()).orElseThrow(), StandardCharsets.UTF_8)));
        return contents;
    }

    @Test
    void anEmptyBucketHasNothingToPrune() {
        assertThat(prune(unreferenced()).allRemoved()).isEqualTo(new Amount(0, 0));
    }

    @Test
    void checkpointsOfFinishedTrainingsGoAtOnceAndOfUnfinishedOnesStay() {
        var plan = bucket.complete(first);
        var unfinished = train(bucket.planOf(second));
        bucket.attempt(unfinished);
        var report = prune(nothingMore());

        // Three trainings, each with a list of 10 and a file of 7 bytes.
        assertThat(report.removed(Sort.CHECKPOINTS)).isEqualTo(new Amount(6, 51));
        assertThat(report.allRemoved()).isEqualTo(new Amount(6, 51));
        assertThat(store.list(Keys.checkpoints(train(plan).id()))).isEmpty();
        assertThat(store.list(Keys.checkpoints(unfinished.id()))).hasSize(2);
        assertThat(bucket.missing(plan.tasks())).isEmpty();
    }

    @Test
    void attemptsThatLostGoAfterTheGracePeriod() {
        var plan = bucket.complete(first);
        var lost = Keys.attempt(train(plan).id(), "02-lost") + "model";
        bucket.put(lost, "12345");
        assertThat(prune(nothingMore()).removed(Sort.ATTEMPTS)).isEqualTo(new Amount(0, 0));
        store.pass(LONG);
        assertThat(prune(nothingMore()).removed(Sort.ATTEMPTS)).isEqualTo(new Amount(1, 5));
        assertThat(store.exists(lost)).isFalse();
        assertThat(bucket.missing(plan.tasks())).isEmpty();
    }

    @Test
    void claimsOnFinishedTasksGoAfterTheGracePeriodAlsoThoseOfEarlierVersions() {
        var plan = bucket.complete(first);
        bucket.put(Keys.earlierClaim(train(plan).id()), "123");
        var unfinished = train(bucket.planOf(second)).id();
        bucket.put(Keys.claim(unfinished, 1), "1");
        assertThat(prune(nothingMore()).removed(Sort.CLAIMS)).isEqualTo(new Amount(0, 0));
        store.pass(LONG);
        int tasks = plan.tasks().size() + 1;
        assertThat(prune(nothingMore()).removed(Sort.CLAIMS)).isEqualTo(new Amount(tasks + 1, 2L * tasks + 3));
        assertThat(store.list(Keys.claims(unfinished))).hasSize(1);
        assertThat(bucket.missing(plan.tasks())).isEmpty();
    }

    @Test
    void aDamagedMarkerKeepsWhatItStandsForAndIsNamed() {
        var train = train(bucket.complete(first)).id();
        bucket.put(Keys.attempt(train, "02-other") + "model", "1");
        bucket.put(Keys.marker(train), "{");
        store.pass(LONG);
        var report = prune(nothingMore());
        assertThat(report.removed(Sort.ATTEMPTS)).isEqualTo(new Amount(0, 0));
        assertThat(report.notes())
                .containsExactly("the object 'tasks/" + train + "/done.json' is damaged, so what it stands for stays;"
                        + " delete it to have that done anew");
    }

    @Test
    void anExperimentGoesWithItsReportAndNothingElse() {
        var plan = bucket.complete(first);
        bucket.complete(second);
        var own = store.objects(Keys.experiment("first"));
        var report = Keys.task(Bucket.report(first).id());
        long bytes = own.stream().mapToLong(object -> object.bytes()).sum()
                + store.objects(report).stream()
                        .mapToLong(object -> object.bytes())
                        .sum();
        var pruned = prune(ids("first"));

        assertThat(pruned.experiments()).containsExactly("first");
        assertThat(pruned.removed(Sort.EXPERIMENTS)).isEqualTo(new Amount(own.size() + 2, bytes));
        assertThat(store.list(Keys.experiment("first"))).isEmpty();
        assertThat(store.list(report)).isEmpty();
        assertThat(new Archive(store).ids()).containsExactly("second");
        assertThat(bucket.missing(plan.tasks())).isEmpty();
    }

    @Test
    void anOpenExperimentIsRefusedBeforeAnythingGoes() {
        bucket.complete(first);
        bucket.open(second);
        var before = contents();
        assertThatThrownBy(() -> prune(ids("first", "second")))
                .isInstanceOf(PruneRefused.class)
                .hasMessage("experiment 'second' is open and stays; cancel it first: tarnish cancel second");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void anIdThatCannotBeOneIsRefused() {
        assertThatThrownBy(() -> prune(ids("../x")))
                .isInstanceOf(PruneRefused.class)
                .hasMessageContaining("'../x'");
    }

    @Test
    void anIdThatIsNotThereIsNamedAndTheRestGoes() {
        bucket.complete(first);
        var report = prune(ids("first", "third"));
        assertThat(report.experiments()).containsExactly("first");
        assertThat(report.notes())
                .containsExactly("there is no experiment 'third': tarnish list shows those there are");
    }

    @Test
    void experimentsAreChosenByStateAndByAge() {
        end("a-cancelled", State.CANCELLED);
        end("a-failed", State.FAILED);
        store.pass(Duration.ofDays(40));
        end("b-failed", State.FAILED);
        end("b-rejected", State.REJECTED);
        bucket.open(second);
        bucket.put(Keys.outcome("unreadable"), "{");
        store.pass(Duration.ofDays(1));

        assertThat(preview(conditions(null, State.FAILED)).experiments()).containsExactly("a-failed", "b-failed");
        assertThat(preview(conditions(Duration.ofDays(30))).experiments()).containsExactly("a-cancelled", "a-failed");
        assertThat(preview(conditions(Duration.ofDays(30), State.FAILED)).experiments())
                .containsExactly("a-failed");
        assertThat(preview(conditions(null, State.REJECTED, State.CANCELLED)).experiments())
                .containsExactly("a-cancelled", "b-rejected");
        assertThat(preview(conditions(null, State.FAILED)).notes())
                .containsExactly("how experiment 'unreadable' ended cannot be read, so it stays; name it to remove it");
        assertThat(prune(ids("unreadable")).experiments()).containsExactly("unreadable");
    }

    private static PruneRequest conditions(Duration age, State... states) {
        return new PruneRequest(List.of(), age, Set.of(states), false, GRACE);
    }

    private void end(String id, State state) {
        bucket.open(Bucket.experiment(id, 0));
        bucket.end(Bucket.experiment(id, 0), state);
    }

    @Test
    void whatNoExperimentRefersToIsRetiredAndRemovedByALaterRun() {
        var plan = bucket.complete(first);
        prune(ids("first"));
        var kept = store.objects("").stream()
                .filter(object -> !object.key().contains("/claims/"))
                .toList();
        assertThat(prune(unreferenced()).retired()).as("young").isEmpty();
        store.pass(LONG);

        var retiring = prune(unreferenced());
        assertThat(retiring.removed(Sort.TASKS)).isEqualTo(new Amount(0, 0));
        long bytes = kept.stream().mapToLong(object -> object.bytes()).sum();
        assertThat(retiring.retired(Sort.TASKS).plus(retiring.retired(Sort.DATASETS)))
                .isEqualTo(new Amount(kept.size(), bytes));
        assertThat(plan.tasks()).noneMatch(bucket::isDone);
        assertThat(bucket.missing(plan.tasks())).isEmpty();
        assertThat(prune(unreferenced()).allRemoved()).as("too early").isEqualTo(new Amount(0, 0));

        store.pass(LONG);
        assertThat(prune(unreferenced()).allRemoved()).isEqualTo(new Amount(kept.size(), bytes));
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void whatAnotherExperimentRefersToStays() {
        bucket.complete(first);
        var plan = bucket.complete(second);
        for (int i = 0; i < 4; i++) {
            store.pass(LONG);
            prune(unreferenced("first"));
        }
        assertThat(plan.tasks()).allMatch(bucket::isDone);
        assertThat(bucket.missing(plan.tasks())).isEmpty();
        // Shared by both: the data set, and both conditions' reduced images.
        assertThat(tasks())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(plan.tasks().stream(), Stream.of(Bucket.report(second)))
                                .map(Task::id)
                                .toList());
    }

    private List<String> tasks() {
        return store.folders(Keys.TASKS);
    }

    @Test
    void anOpenExperimentThatIsNotPlannedKeepsItsDataset() {
        var plan = bucket.complete(first);
        bucket.open(second);
        for (int i = 0; i < 4; i++) {
            store.pass(LONG);
            prune(unreferenced("first"));
        }
        assertThat(tasks()).containsExactly(second.ingest().id());
        assertThat(bucket.missing(List.of(plan.tasks().get(0)))).isEmpty();
    }

    @Test
    void whatIsWrittenForAnExperimentAfterItsRemovalGoesAndKeepsNothing() {
        bucket.complete(first);
        var plan = store.get(Keys.plan("first")).orElseThrow();
        prune(ids("first"));
        store.put(Keys.plan("first"), plan, "application/json");
        bucket.put(Keys.snapshot("first"), "{}");
        assertThat(prune(unreferenced()).experiments()).as("young").isEmpty();
        store.pass(LONG);
        assertThat(prune(unreferenced()).experiments()).containsExactly("first");
        store.pass(LONG);
        prune(unreferenced());
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void whatUnfinishedTasksHaveLeftGoesWhenNothingRefersToThem() {
        bucket.complete(first);
        var unfinished = train(bucket.planOf(second)).id();
        bucket.put(Keys.claim(unfinished, 1), "1");
        bucket.put(Keys.attempt(unfinished, "01-a") + "model", "12");
        bucket.put(Keys.checkpoints(unfinished) + "files/f", "123");
        assertThat(prune(unreferenced()).removed(Sort.TASKS)).as("young").isEqualTo(new Amount(0, 0));
        store.pass(LONG);
        assertThat(prune(unreferenced()).removed(Sort.TASKS)).isEqualTo(new Amount(3, 6));
    }

    @Test
    void aTaskThatIsDoneAnewAfterItWasRetiredCountsAsNew() {
        bucket.complete(first);
        store.pass(LONG);
        prune(unreferenced("first"));
        var plan = bucket.complete(second);
        var again = Bucket.experiment("first", 0);
        bucket.complete(again);
        for (int i = 0; i < 4; i++) {
            store.pass(LONG);
            prune(unreferenced("second"));
        }
        var planned = bucket.planOf(again);
        var left = planned.tasks();
        assertThat(left).allMatch(bucket::isDone);
        assertThat(bucket.missing(left)).isEmpty();
        assertThat(bucket.isDone(train(plan))).isFalse();
        assertThat(store.folders(Keys.attempts(train(planned).id())))
                .as("attempts before the retirement")
                .hasSize(1);
        assertThat(store.folders(Keys.datasetFolder(Bucket.DATASET)))
                .as("writings of the data set")
                .hasSize(1);
    }

    @Test
    void aRetiredDatasetStaysUntilTheTaskThatNamesItIsGone() {
        bucket.complete(first);
        var ingest = List.of(first.ingest());
        // The ingest found the manifest a moment before it was retired, and was done a moment after.
        var manifest = store.get(Keys.dataset(Bucket.DATASET)).orElseThrow();
        store.put(Keys.retiredDataset(Bucket.DATASET), manifest, "application/json");
        store.delete(Keys.dataset(Bucket.DATASET));
        store.pass(LONG);
        prune(unreferenced("first"));
        assertThat(bucket.isDone(first.ingest())).isFalse();
        assertThat(bucket.missing(ingest)).isEmpty();
        prune(unreferenced("first"));
        assertThat(bucket.missing(ingest)).isEmpty();
        store.pass(LONG);
        prune(unreferenced("first"));
        assertThat(store.list(Keys.DATASETS)).isEmpty();
    }

    @Test
    void aPlanOfAnotherVersionCountsByItsIds() {
        bucket.complete(first);
        var plan = bucket.complete(second);
        var ids = new StringBuilder();
        plan.tasks()
                .forEach(task ->
                        ids.append(",{\"spec\":{\"kind\":\"new\",\"id\":\"no\"},\"id\":\"" + task.id() + "\"}"));
        bucket.put(
                Keys.plan("second"),
                "{\"lanes\":[[{}]],\"dataset\":\"" + Bucket.DATASET + "\",\"tasks\":[" + ids.substring(1) + "]}");
        for (int i = 0; i < 3; i++) {
            store.pass(LONG);
            prune(unreferenced("first"));
        }
        assertThat(bucket.missing(plan.tasks())).isEmpty();
        assertThat(plan.tasks()).allMatch(bucket::isDone);
    }

    @Test
    void aPlanThatCannotBeReadIsComputedAnew() {
        bucket.complete(first);
        var plan = bucket.complete(second);
        bucket.put(Keys.plan("second"), "{\"tasks\":[{\"id\":1},");
        for (int i = 0; i < 3; i++) {
            store.pass(LONG);
            prune(unreferenced("first"));
        }
        assertThat(plan.tasks()).allMatch(bucket::isDone);
    }

    @Test
    void nothingIsRetiredWhileItCannotBeToldWhatAnExperimentRefersTo() {
        bucket.complete(first);
        bucket.complete(second);
        bucket.put(Keys.plan("second"), "[]");
        bucket.put(Keys.request("second"), "{");
        store.pass(LONG);
        var before = contents();
        assertThatThrownBy(() -> prune(unreferenced()))
                .isInstanceOf(PruneRefused.class)
                .hasMessageStartingWith("it cannot be told what experiment 'second' refers to (the object")
                .hasMessageContaining("tarnish prune second --yes");
        assertThat(contents()).isEqualTo(before);
        assertThat(prune(unreferenced("second")).experiments()).containsExactly("second");
    }

    @Test
    void aDamagedMarkerOfAnUnreferencedIngestKeepsAllDatasets() {
        bucket.complete(first);
        prune(ids("first"));
        bucket.put(Keys.marker(first.ingest().id()), "{");
        for (int i = 0; i < 3; i++) {
            bucket.put(Keys.marker(first.ingest().id()), "{");
            store.pass(LONG);
            assertThat(prune(unreferenced()).notes()).anyMatch(note -> note.contains("so all data sets stay"));
        }
        assertThat(store.exists(Keys.dataset(Bucket.DATASET))).isTrue();
    }

    @Test
    void archivesGoUnlessARequestThatIsLeftMayMeanThem() {
        var sum = "ab".repeat(32);
        bucket.put(Keys.archive("sha256-" + sum), "1");
        bucket.put(Keys.archive("sha256-" + "cd".repeat(32)), "12");
        bucket.put(Keys.archive("address-ef"), "123");
        var fetched =
                Bucket.experiment("fetched", 0, new DatasetRequest("cifar10", null, null, null, null, null, null), sum);
        bucket.complete(fetched);
        assertThat(prune(unreferenced()).removed(Sort.ARCHIVES)).as("young").isEqualTo(new Amount(0, 0));
        store.pass(LONG);
        bucket.open(second);
        var busy = prune(unreferenced());
        assertThat(busy.removed(Sort.ARCHIVES)).isEqualTo(new Amount(0, 0));
        assertThat(busy.notes())
                .containsExactly("archives stay while an experiment is open, which may be about to read them");
        bucket.end(second, State.CANCELLED);
        assertThat(prune(unreferenced()).removed(Sort.ARCHIVES)).isEqualTo(new Amount(2, 5));
        assertThat(store.list(Keys.ARCHIVES)).containsExactly(Keys.archive("sha256-" + sum));
        bucket.put(Keys.archive("address-ef"), "123");
        bucket.complete(Bucket.experiment(
                "address",
                1,
                new DatasetRequest(null, null, "http://example.org/a.zip", null, null, null, null),
                "http://example.org/a.zip"));
        store.pass(LONG);
        assertThat(prune(unreferenced()).removed(Sort.ARCHIVES)).isEqualTo(new Amount(0, 0));
    }

    @Test
    void aPreviewForetellsEachRunAndChangesNothing() {
        bucket.complete(first);
        bucket.complete(second);
        bucket.put(Keys.attempt(Bucket.report(second).id(), "01-a") + "x", "1");
        bucket.put(Keys.attempt(Bucket.report(second).id(), "02-a") + "x", "1");
        bucket.put(Keys.archive("sha256-0"), "1");
        store.pass(LONG);
        // An id that is gone is only named.
        for (int i = 0; i < 3; i++) {
            var before = contents();
            var preview = preview(unreferenced("first"));
            assertThat(contents()).isEqualTo(before);
            assertThat(prune(unreferenced("first"))).isEqualTo(preview);
            store.pass(LONG);
        }
        assertThat(prune(unreferenced("first")).allRemoved()).isEqualTo(new Amount(0, 0));
    }

    /** Kills a run at a call of the store. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aRunThatIsKilledAnywhereAndBegunAnewEndsTheSame() {
        var undisturbed = rounds(-1);
        assertThat(undisturbed.keys).isNotEmpty();
        assertThat(undisturbed.calls).isGreaterThan(100);
        for (int n = 0; n < undisturbed.calls; n++) {
            assertThat(rounds(n).keys).as("killed at call %d", n).isEqualTo(undisturbed.keys);
        }
    }

    private record Rounds(List<String> keys, int calls) {}

    /** What is left after prunings, of which one was killed at a call and begun anew. */
    private static Rounds rounds(int killedAt) {
        var world = new InMemoryObjectStore();
        var objects = new Bucket(world);
        objects.complete(Bucket.experiment("first", 0));
        objects.complete(Bucket.experiment("second", 1));
        world.pass(LONG);
        var calls = new AtomicInteger();
        var hooked = new HookedStore(world, call -> {
            if (calls.getAndIncrement() == killedAt) {
                throw new Killed();
            }
        });
        var pruning = new Pruning(hooked, Clock.systemUTC(), 1);
        for (int i = 0; i < 3; i++) {
            try {
                pruning.prune(unreferenced("first"));
            } catch (Killed e) {
                pruning.prune(unreferenced("first"));
            }
            world.pass(LONG);
        }
        var keys = world.list("").stream()
                .map(key -> key.replaceAll("01-[0-9a-f]{8}", "01").replaceAll("/[0-9a-f]{8}/", "/"))
                .toList();
        return new Rounds(keys, calls.get());
    }

    @Test
    void severalThreadsDoTheSame() {
        var plan = bucket.complete(first);
        bucket.complete(second);
        for (int i = 0; i < 4; i++) {
            store.pass(LONG);
            new Pruning(store, Clock.systemUTC()).prune(unreferenced("second"));
        }
        assertThat(bucket.missing(plan.tasks())).isEmpty();
        assertThat(tasks()).hasSize(plan.tasks().size() + 1);
    }

    @Test
    void aRunThatTakesLongerThanItsKnowledgeIsGoodForEnds() {
        bucket.complete(first);
        store.pass(LONG);
        var time = new AtomicInteger();
        var slow = new Clock() {
            @Override
            public Instant instant() {
                return Instant.EPOCH.plusSeconds(60L * time.getAndIncrement());
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        assertThatThrownBy(() -> new Pruning(store, slow, 1).prune(unreferenced("first")))
                .isInstanceOf(PruneRefused.class)
                .hasMessageContaining("more than 30 minutes");
        assertThat(store.list(Keys.TASKS)).isNotEmpty();
    }

    @Test
    void aGracePeriodThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> new PruneRequest(List.of(), null, Set.of(), true, Duration.ofMinutes(5)))
                .isInstanceOf(PruneRefused.class)
                .hasMessageContaining("at least 60 minutes");
    }
}
