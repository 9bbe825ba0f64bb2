package org.tarnish.experiment.methodology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;

/** A methodology's schedule carried through on accuracies made by hand. */
final class Simulation {
    private static final int FAR_TOO_MANY = 100_000;

    private Simulation() {}

    static TrainingSettings settings(int maxEpochs, int patience) {
        return TrainingSettings.of(new TrainingForm(
                null, null, null, maxEpochs, patience, null, null, null, null, null, null, null, null, null, null,
                null));
    }

    static History history(OptionalDouble start, double... accuracies) {
        return new History(start, Arrays.stream(accuracies).boxed().toList());
    }

    /** The methodology with these parameters; keys and values alternate. */
    static Methodology methodology(String name, Object... parameters) {
        return Methodologies.of(request(name, parameters));
    }

    static MethodologyRequest request(String name, Object... parameters) {
        var map = new TreeMap<String, Object>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put((String) parameters[i], parameters[i + 1]);
        }
        return new MethodologyRequest(name, map);
    }

    /**
     * The epochs of a run, R for a reduced and C for a full-quality one.
     *
     * @param accuracies validation accuracy after each epoch; the last one goes on for ever
     */
    static String epochs(Schedule schedule, OptionalDouble start, double... accuracies) {
        return run(schedule, start, accuracies).stream()
                .map(epoch -> epoch.reduction().isPresent() ? "R" : "C")
                .collect(Collectors.joining());
    }

    /**
     * The epochs of a run in more detail: C, R with its quality, A where every image has its own, each with {@code <}
     * before it if it goes back to the best checkpoint.
     */
    static String details(Schedule schedule, OptionalDouble start, double... accuracies) {
        return run(schedule, start, accuracies).stream()
                .map(epoch -> (epoch.origin() == Epoch.Origin.BEST ? "<" : "") + detail(epoch))
                .collect(Collectors.joining(" "));
    }

    private static String detail(Epoch epoch) {
        if (epoch.reduction().isEmpty()) {
            return "C";
        }
        return epoch.quality() == null ? "A" : "R" + epoch.quality();
    }

    private static List<Epoch> run(Schedule schedule, OptionalDouble start, double... accuracies) {
        var history = new History(start, List.of());
        var epochs = new ArrayList<Epoch>();
        for (var next = schedule.next(history); next.isPresent(); next = schedule.next(history)) {
            epochs.add(next.get());
            history = history.plus(accuracies[Math.min(history.epochs(), accuracies.length - 1)]);
            assertThat(history.epochs()).as("the run ends").isLessThan(FAR_TOO_MANY);
        }
        return epochs;
    }
}
