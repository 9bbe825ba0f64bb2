package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluator.StoredWorld.Attempt;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.pipeline.store.LocalCache;

class ForesightTest {
    private static final int CLASSES = 3;

    @TempDir
    Path folder;

    @Test
    void theNextTaskFindsWhatItReadsAtHandAndTheStoreIsAskedNoMoreOftenThanWithout() throws IOException {
        int tasks = 5;
        var without = calls("without", tasks, false);
        var with = calls("with", tasks, true);

        System.out.println("calls of the store by task, without foresight " + without + ", with it " + with);
        assertThat(with.stream().mapToInt(call -> call).sum())
                .isEqualTo(without.stream().mapToInt(call -> call).sum());
        assertThat(with.subList(1, tasks))
                .as("the last one's marker and images were fetched by the task before; labels are alike in all")
                .containsExactlyElementsOf(IntStream.range(1, tasks)
                        .mapToObj(i -> without.get(i) - (i == tasks - 1 ? 2 : 0))
                        .toList());
    }

    /** Calls of the store by each of some evaluations, what it has fetched ahead among them. */
    private List<Integer> calls(String name, int tasks, boolean foreseen) throws IOException {
        var world = world(name, tasks);
        return IntStream.range(0, tasks)
                .map(i -> {
                    int before = world.store.calls();
                    var attempt = new Attempt("tasks/attempt-" + i + "/");
                    world.evaluateWork(count -> {})
                            .run(Task.of(spec(i)), foreseen && i + 1 < tasks ? attempt.before(spec(i + 1)) : attempt);
                    return world.store.calls() - before;
                })
                .boxed()
                .toList();
    }

    @Test
    void aTaskWhoseFilesAreGoneOrThatIsNotThereDoesNoHarm() throws IOException {
        var world = world("gone", 2);
        world.store.delete(world.archive.shards(group(1)).get(0).images());
        var missing = new TaskSpec.Evaluate(StoredWorld.DATASET, "train-never", Split.TEST, condition(1), group(1));

        for (var next : List.of(spec(1), missing, new TaskSpec.Compare("evaluate-1", "evaluate-2"))) {
            var result = world.evaluateWork(count -> {}).run(Task.of(spec(0)), new Attempt().before(next));

            assertThat(result.total()).isEqualTo(StoredWorld.PER_SHARD);
        }
    }

    @Test
    void oneTaskIsFetchedForAtATime() throws IOException {
        var world = world("busy", 3);
        var waiting = new ArrayDeque<Runnable>();
        var cache = folder.resolve("of-its-own");
        var foresight = new Foresight(
                world.archive, new LocalCache(world.store, cache, 1 << 30), world.reader, world.images, waiting::add);

        foresight.fetch(spec(0));
        foresight.fetch(spec(1));

        assertThat(waiting).hasSize(1);
        assertThat(cache).doesNotExist();
        waiting.poll().run();
        try (var files = Files.list(cache)) {
            assertThat(files).as("the network").hasSize(1);
        }
        foresight.fetch(spec(1));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void aSearchFindsItsNetworkAndFirstImagesAtHand() throws IOException {
        var world = world("search", 1);
        var search = new TaskSpec.MinimalImages(StoredWorld.DATASET, StoredWorld.NETWORK, "color", 0, 4, 0.25);

        world.foresight.fetch(search);
        int before = world.store.calls();
        world.images(world.archive
                        .dataset(StoredWorld.DATASET)
                        .splits()
                        .get(Split.TEST)
                        .get(0))
                .image(0);
        world.classifiers.of(StoredWorld.NETWORK, null, world.archive.dataset(StoredWorld.DATASET));

        assertThat(world.store.calls()).isEqualTo(before);
    }

    private StoredWorld world(String name, int conditions) throws IOException {
        var world = new StoredWorld(Files.createDirectories(folder.resolve(name)));
        world.dataset(List.of(world.shard("clean", CLASSES)), CLASSES);
        world.network(CLASSES);
        for (int i = 0; i < conditions; i++) {
            world.reduced("shards-" + i, world.shard("reduced-" + i, CLASSES));
        }
        return world;
    }

    private static TaskSpec.Evaluate spec(int condition) {
        return new TaskSpec.Evaluate(
                StoredWorld.DATASET, StoredWorld.NETWORK, Split.TEST, condition(condition), group(condition));
    }

    private static Condition condition(int number) {
        return new Condition.Reduced("crop", 1.0 / (2 + number));
    }

    private static TaskGroup group(int number) {
        return new TaskGroup.Imported("shards-" + number);
    }
}
