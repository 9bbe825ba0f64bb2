package org.tarnish.learning.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tarnish.experiment.methodology.History;
import org.tarnish.experiment.methodology.TrainingReduction;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.WeightsOrigin;

/**
 * What a checkpoint says about its run beside the weights; a JSON file.
 *
 * @param startAccuracy clean validation accuracy of the checkpoint that the run started from, or null
 * @param position how far the epoch after {@code epochs} has come, or null if it has not begun
 * @param trainingSeconds wall time of all steps of {@code epochs}
 * @param origin where the first weights came from; null before they are there, and for a run that goes on from another's
 * @param adaptive how passes adapt the training images, or null before the first one
 */
record RunRecord(
        String architecture,
        int classes,
        long seed,
        Double startAccuracy,
        WeightsOrigin origin,
        List<EpochRecord> epochs,
        Position position,
        double trainingSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) TrainingReduction.Adaptive adaptive) {
    private static final ObjectMapper JSON = new ObjectMapper();

    RunRecord {
        epochs = List.copyOf(epochs);
    }

    /** The record of a run that has trained no epoch. */
    static RunRecord begin(TrainingJob job) {
        var accuracy = job.start() instanceof Start.Checkpoint checkpoint
                ? Double.valueOf(checkpoint.validationAccuracy())
                : null;
        return new RunRecord(
                job.architecture().name(), job.classes(), job.seed(), accuracy, null, List.of(), null, 0, null);
    }

    static RunRecord read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), RunRecord.class);
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    /** This record with one more epoch, whose steps took so long. */
    RunRecord plus(EpochRecord epoch, double seconds) {
        var longer = new ArrayList<>(epochs);
        longer.add(epoch);
        return new RunRecord(
                architecture, classes, seed, startAccuracy, origin, longer, null, trainingSeconds + seconds, adaptive);
    }

    /** This record in the middle of the next epoch. */
    RunRecord at(Position within) {
        return new RunRecord(
                architecture, classes, seed, startAccuracy, origin, epochs, within, trainingSeconds, adaptive);
    }

    /**
     * This record of a run whose passes adapt the training images in one way.
     *
     * @throws IllegalStateException if they did in another way before
     */
    RunRecord adapting(TrainingReduction.Adaptive way) {
        if (adaptive != null && !adaptive.equals(way)) {
            throw new IllegalStateException(
                    "a run adapts its images in one way: this one by " + adaptive + ", and now by " + way);
        }
        return new RunRecord(
                architecture, classes, seed, startAccuracy, origin, epochs, position, trainingSeconds, way);
    }

    /** Whether both tell of the same run, be it at different times. */
    boolean sameRun(RunRecord other) {
        return untrained().equals(other.untrained());
    }

    RunRecord with(WeightsOrigin first) {
        return new RunRecord(
                architecture, classes, seed, startAccuracy, first, epochs, position, trainingSeconds, adaptive);
    }

    private RunRecord untrained() {
        return new RunRecord(architecture, classes, seed, startAccuracy, null, List.of(), null, 0, null);
    }

    /** Steps of the next epoch that have been taken. */
    int step() {
        return position == null ? 0 : position.step();
    }

    @JsonIgnore
    History history() {
        var start = startAccuracy == null ? OptionalDouble.empty() : OptionalDouble.of(startAccuracy);
        return new History(
                start, epochs.stream().map(EpochRecord::validationAccuracy).toList());
    }
}
