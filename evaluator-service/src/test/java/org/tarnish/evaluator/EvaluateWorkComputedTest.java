package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.evaluator.StoredWorld.Attempt;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskGroup;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.batch.Loading;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.task.PermanentFailure;

class EvaluateWorkComputedTest {
    private static final int CLASSES = 3;
    private static final int[] LABELS = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0};

    /** Not in order, as those of a set with a limit are not. */
    private static final int[] INDICES = {4, 40, 400, 0, 9, 1, 77, 5, 6, 7};

    private static final Condition NOISE = new Condition.Corrupted("gaussian_noise", 3, SeverityTable.CIFAR, 5);
    private static final Condition CROP = new Condition.Reduced("crop", 0.5);

    @TempDir
    Path folder;

    private final Map<String, Integer> downloads = new ConcurrentHashMap<>();
    private final List<String> puts = new ArrayList<>();
    private StoredWorld world;
    private Shard first;
    private Shard second;

    @BeforeEach
    void store() throws IOException {
        world = new StoredWorld(folder);
        first = world.drawn(world.shard("first", LABELS), INDICES);
        second = world.drawn(
                world.shard("second", LABELS), IntStream.range(50, 60).toArray());
        world.dataset(List.of(first, second), CLASSES);
        world.network(CLASSES);
    }

    @Test
    void whatIsComputedGetsTheBytesOfPredictionsThatWhatIsStoredGets() throws IOException {
        var noise = new SeededCorruption(Corruptions.named("gaussian_noise"), 3, SeverityTable.CIFAR, 5);
        var crop = new Reducer(Fit.RESIZE);
        var made = new ArrayList<Image>();
        var cropped = new ArrayList<Image>();
        var clean = world.images(first, second);
        for (int i = 0; i < clean.count(); i++) {
            int index = i < INDICES.length ? INDICES[i] : 50 + i - INDICES.length;
            made.add(noise.apply(clean.image(i), index));
            cropped.add(crop.apply(clean.image(i), Reductions.named("crop").at(0.5, StoredWorld.SIDE))
                    .seen());
        }
        world.reduced(
                "shards-noise",
                world.shard("noise-0", made.subList(0, 10), LABELS),
                world.shard("noise-1", made.subList(10, 20), LABELS));
        world.reduced(
                "shards-crop",
                world.shard("crop-0", cropped.subList(0, 10), LABELS),
                world.shard("crop-1", cropped.subList(10, 20), LABELS));

        var computed = List.of(predictions(run(NOISE, computed(NOISE))), predictions(run(CROP, computed(CROP))));

        assertThat(computed)
                .containsExactly(
                        predictions(run(NOISE, new TaskGroup.Imported("shards-noise"))),
                        predictions(run(CROP, new TaskGroup.Imported("shards-crop"))));
        assertThat(computed.get(0))
                .as("else any images would do")
                .isNotEqualTo(computed.get(1))
                .isNotEqualTo(predictions(run(new Condition.Clean(), null)));
    }

    @Test
    void eachCleanShardIsFetchedOnceForAllConditionsAndNothingIsWrittenButThePredictionsAndAWordOfThem() {
        run(NOISE, computed(NOISE));
        run(CROP, computed(CROP));

        assertThat(downloads).containsKeys(first.images(), second.images(), first.indices(), second.indices());
        assertThat(downloads.values()).containsOnly(1);
        assertThat(puts)
                .hasSize(4)
                .filteredOn(key -> key.equals("tasks/attempt/predictions.parquet"))
                .hasSize(2);
        assertThat(puts)
                .filteredOn(key -> key.matches("tasks/evaluate-[0-9a-f]{24}/twin"))
                .hasSize(2);
    }

    @Test
    void aDataSetThatWasReadWithoutIndicesIsRefused() throws IOException {
        world.dataset(List.of(world.shard("early", CLASSES)), CLASSES);

        assertThatThrownBy(() -> run(NOISE, computed(NOISE)))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage(
                        "the data set set was read by an earlier version, which noted no index of its images to draw"
                                + " from; submit the request again");
    }

    @Test
    void texturesOfFrostThatAreNotHereAreNamed() {
        var frost = new Condition.Corrupted("frost", 1, SeverityTable.CIFAR, 0, "sha256-0");

        assertThatThrownBy(() -> run(frost, computed(frost)))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageStartingWith(
                        "frost is to use the textures sha256-0, and this service has only synthesized-v1");
    }

    private static TaskGroup computed(Condition condition) {
        return new TaskGroup.Computed(StoredWorld.DATASET, Split.TEST, condition, 2);
    }

    private byte[] predictions(EvaluationResult result) {
        return world.store.get(result.predictions()).orElseThrow();
    }

    private EvaluationResult run(Condition condition, TaskGroup shards) {
        var counting = counting();
        var reader = new ShardReader(new LocalCache(counting, folder.resolve("other"), 1 << 30));
        var work = new EvaluateWork(
                world.archive,
                new TestImages(world.archive, reader, counting, FrostLibrary.shipped()::named),
                counting,
                world.classifiers,
                new Loading(1, 1),
                world.foresight,
                count -> {});
        var spec = new TaskSpec.Evaluate(StoredWorld.DATASET, StoredWorld.NETWORK, Split.TEST, condition, shards);
        return work.run(Task.of(spec), new Attempt());
    }

    /** The world's store, whose downloads and puts are noted. */
    private ObjectStore counting() {
        return (ObjectStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("download")) {
                        downloads.merge((String) arguments[0], 1, Integer::sum);
                    }
                    if (method.getName().startsWith("put")) {
                        puts.add((String) arguments[0]);
                    }
                    return method.invoke(world.store, arguments);
                });
    }
}
