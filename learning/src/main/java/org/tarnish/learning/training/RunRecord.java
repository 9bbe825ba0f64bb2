package org.tarnish.learning.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tarnish.experiment.methodology.History;
import org.tarnish.experiment.result.EpochRecord;

/**
 * What a checkpoint says about its run beside the weights; a JSON file.
 *
 * @param startAccuracy clean validation accuracy of the checkpoint that the run started from, or null
 */
record RunRecord(String architecture, int classes, long seed, Double startAccuracy, List<EpochRecord> epochs) {
    private static final ObjectMapper JSON = new ObjectMapper();

    RunRecord {
        epochs = List.copyOf(epochs);
    }

    /** The record of a run that has trained no epoch. */
    static RunRecord begin(TrainingJob job) {
        var accuracy = job.start() instanceof Start.Checkpoint checkpoint
                ? Double.valueOf(checkpoint.validationAccuracy())
                : null;
        return new RunRecord(job.architecture().name(), job.classes(), job.seed(), accuracy, List.of());
    }

    static RunRecord read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), RunRecord.class);
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }

    RunRecord plus(EpochRecord epoch) {
        var longer = new ArrayList<>(epochs);
        longer.add(epoch);
        return new RunRecord(architecture, classes, seed, startAccuracy, longer);
    }

    /** Whether both tell of the same run, be it at different times. */
    boolean sameRun(RunRecord other) {
        return new RunRecord(architecture, classes, seed, startAccuracy, List.of())
                .equals(new RunRecord(other.architecture, other.classes, other.seed, other.startAccuracy, List.of()));
    }

    @JsonIgnore
    History history() {
        var start = startAccuracy == null ? OptionalDouble.empty() : OptionalDouble.of(startAccuracy);
        return new History(
                start, epochs.stream().map(EpochRecord::validationAccuracy).toList());
    }
}
