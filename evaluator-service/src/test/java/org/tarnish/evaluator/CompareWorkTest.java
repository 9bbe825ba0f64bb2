package org.tarnish.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.predictions.file.PredictionsWriter;
import org.tarnish.predictions.file.StoredPredictions;

class CompareWorkTest {
    private final InMemoryObjectStore store = new InMemoryObjectStore();

    private void evaluated(String task, int[] labels, int[] predicted) {
        var parquet = PredictionsWriter.bytes(Predictions.ofClasses(labels, predicted));
        store.put(task + ".parquet", parquet, StoredPredictions.CONTENT_TYPE);
        var result = new EvaluationResult(task + ".parquet", Sha256.of(parquet), 0, labels.length, Map.of());
        store.put(
                Keys.marker(task),
                Json.bytes(new Marker(task, "e1", "w", 1, 1, Instant.EPOCH, Json.tree(result))),
                "application/json");
    }

    private static Task task() {
        return Task.of(new TaskSpec.Compare("evaluate-run", "evaluate-baseline"));
    }

    @Test
    void countsWhoIsRightWhereTheOtherIsWrong() {
        int[] labels = {0, 1, 2, 3, 4};
        evaluated("evaluate-baseline", labels, new int[] {0, 1, 2, 9, 9});
        evaluated("evaluate-run", labels, new int[] {0, 9, 9, 3, 9});

        var result = new CompareWork(new Archive(store), store).run(task(), null);

        assertThat(result.b()).as("baseline right, run wrong").isEqualTo(2);
        assertThat(result.c()).as("run right, baseline wrong").isEqualTo(1);
        assertThat(result.chi2()).isEqualTo(1.0 / 3);
        assertThat(result.measures())
                .containsEntry("accuracyDifference", -0.2)
                .containsEntry("agreement", 0.4)
                .containsEntry("oddsRatio", 2.0)
                .containsKeys("kappa", "errorConsistency");
    }

    @Test
    void refusesPredictionsOfDifferentImages() {
        evaluated("evaluate-baseline", new int[] {0, 1}, new int[] {0, 1});
        evaluated("evaluate-run", new int[] {1, 0}, new int[] {0, 1});

        assertThatThrownBy(() -> new CompareWork(new Archive(store), store).run(task(), null))
                .hasMessageContaining("different images");
    }

    @Test
    void refusesPredictionsThatWereTamperedWith() {
        evaluated("evaluate-baseline", new int[] {0, 1}, new int[] {0, 1});
        evaluated("evaluate-run", new int[] {0, 1}, new int[] {0, 0});
        store.put(
                "evaluate-run.parquet",
                PredictionsWriter.bytes(Predictions.ofClasses(new int[] {0, 1}, new int[] {0, 1})),
                StoredPredictions.CONTENT_TYPE);

        assertThatThrownBy(() -> new CompareWork(new Archive(store), store).run(task(), null))
                .isInstanceOf(CorruptObject.class);
    }
}
