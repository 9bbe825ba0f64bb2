package org.tarnish.predictions.file;

import org.tarnish.evaluation.Need;
import org.tarnish.evaluation.Predictions;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.machine.file.Sha256;
import org.tarnish.pipeline.store.CorruptObject;
import org.tarnish.pipeline.store.MissingObject;
import org.tarnish.pipeline.store.ObjectStore;

/** Predictions in the object store, verified against their hashes. Safe for concurrent use if the store is. */
public final class StoredPredictions {
    /** What they are called among the artefacts of a task. */
    public static final String NAME = "predictions.parquet";

    /** What they are to whom they are served. */
    public static final String CONTENT_TYPE = "application/vnd.apache.parquet";

    private static final String OLD = ".csv";

    private final ObjectStore store;

    public StoredPredictions(ObjectStore store) {
        this.store = store;
    }

    /**
     * What an evaluation has left, with what is needed of it as far as it is there.
     *
     * @throws MissingObject if it is not there
     * @throws CorruptObject if it is not what was written
     * @throws IllegalArgumentException if it is no file of predictions
     */
    public Predictions of(EvaluationResult evaluation, Need need) {
        var key = evaluation.predictions();
        var bytes = store.get(key).orElseThrow(() -> new MissingObject(key));
        if (!Sha256.of(bytes).equals(evaluation.predictionsSha256())) {
            throw new CorruptObject(key, evaluation.predictionsSha256());
        }
        return key.endsWith(OLD) ? OldPredictions.read(bytes) : PredictionsReader.read(bytes, need);
    }
}
