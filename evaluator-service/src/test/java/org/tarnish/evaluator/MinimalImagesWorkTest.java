package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.evaluator.StoredWorld.Attempt;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.pipeline.task.TaskCancelled;

class MinimalImagesWorkTest {
    private static final int CLASSES = 2;

    @TempDir
    Path folder;

    private final List<Long> counted = new ArrayList<>();
    private StoredWorld world;

    @BeforeEach
    void store() throws IOException {
        world = new StoredWorld(folder);
        world.dataset(List.of(world.shard("first", CLASSES), world.shard("second", CLASSES)), CLASSES);
        world.network(CLASSES);
    }

    @Test
    void keepsEachMinimalImageAsPngAndCountsTheOthers() throws IOException {
        var result = run(3, 17, new Attempt());

        // Noise makes a network without training prefer one class: half of the labels are right, more or less.
        assertThat(result.images()).isNotEmpty();
        assertThat(result.unsolved()).isPositive();
        assertThat(result.images().size() + result.unsolved()).isEqualTo(14);
        assertThat(result.images()).extracting(Minimal::index).isSorted().allMatch(index -> index >= 3 && index < 17);
        assertThat(result.seconds()).isPositive();
        assertThat(counted).containsExactly(14L);
        for (var minimal : result.images()) {
            var png = world.store.get(minimal.image()).orElseThrow();
            assertThat(minimal.image()).isEqualTo("tasks/attempt/%06d.png".formatted(minimal.index()));
            assertThat(png).hasSize(minimal.entropy());
            var image = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(image.getWidth()).isEqualTo(Math.max(1, Math.round(minimal.side() * minimal.resolution())));
            assertThat(minimal.label()).isEqualTo(minimal.index() % CLASSES);
        }
    }

    @Test
    void runTwiceItFindsTheSame() {
        assertThat(run(0, 20, new Attempt()).images())
                .isEqualTo(run(0, 20, new Attempt()).images());
    }

    @Test
    void aCancelledTaskEndsBeforeItSearches() {
        assertThatThrownBy(() -> run(0, 20, new Attempt(true))).isInstanceOf(TaskCancelled.class);
        assertThat(counted).isEmpty();
    }

    private MinimalImagesResult run(int from, int to, Attempt attempt) {
        var work = new MinimalImagesWork(
                world.archive, world.reader, world.store, world.classifiers, world.foresight, counted::add);
        var spec = new TaskSpec.MinimalImages(StoredWorld.DATASET, StoredWorld.NETWORK, "combination", from, to, 0.25);
        return work.run(Task.of(spec), attempt);
    }
}
