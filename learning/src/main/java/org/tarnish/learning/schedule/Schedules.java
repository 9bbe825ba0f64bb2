package org.tarnish.learning.schedule;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import org.tarnish.experiment.request.ScheduleRequest;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.imaging.Catalogue;

/** Every schedule of learning rates there is, one line each. */
public final class Schedules {
    private static final Catalogue<Entry> CATALOGUE = new Catalogue<>(
            "schedule",
            Entry::name,
            List.of(
                    new Entry("constant", request -> (step, steps, perEpoch) -> 1),
                    new Entry("step", Step::of),
                    new Entry("cosine", request -> new Cosine()),
                    new Entry("one-cycle", request -> new OneCycle())));

    private Schedules() {}

    public static List<String> names() {
        return CATALOGUE.names();
    }

    /**
     * The learning rate of each step of a run, numbered from 0. It is planned for {@code maxEpochs}, also where patience
     * ends the run before.
     *
     * @param stepsPerEpoch at least 1
     * @throws IllegalArgumentException if there is no such schedule; the message lists the known names
     */
    public static LongToDoubleFunction learningRates(TrainingSettings settings, int stepsPerEpoch) {
        var request = settings.schedule();
        var named = CATALOGUE.named(request.name()).factory().apply(request);
        var schedule = settings.warmupEpochs() > 0 ? new Warmup(settings.warmupEpochs(), named) : named;
        long steps = (long) settings.maxEpochs() * stepsPerEpoch;
        double peak = settings.learningRate();
        return step -> peak * schedule.factor(step, steps, stepsPerEpoch);
    }

    private record Entry(String name, Function<ScheduleRequest, RateSchedule> factory) {}
}
