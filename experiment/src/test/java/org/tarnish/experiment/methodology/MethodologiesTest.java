package org.tarnish.experiment.methodology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tarnish.experiment.methodology.Simulation.methodology;
import static org.tarnish.experiment.methodology.Simulation.request;
import static org.tarnish.experiment.methodology.Simulation.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.imaging.SeededRandomness;

class MethodologiesTest {
    /** Every methodology of the catalogue, with every choice of each parameter that has choices. */
    static Stream<MethodologyRequest> catalogue() {
        return Methodologies.all().stream().flatMap(definition -> {
            var requests = List.of(Map.<String, Object>of());
            for (var parameter : definition.parameters()) {
                requests = requests.stream()
                        .flatMap(given -> examples(parameter).map(value -> {
                            Map<String, Object> more = new TreeMap<>(given);
                            if (!(value instanceof Parameter.SameAs)) {
                                more.put(parameter.name(), value);
                            }
                            return more;
                        }))
                        .toList();
            }
            return requests.stream().map(given -> new MethodologyRequest(definition.name(), given));
        });
    }

    private static Stream<Object> examples(Parameter parameter) {
        if (parameter.schema().get("enum") instanceof List<?> choices) {
            return choices.stream().map(Object.class::cast);
        }
        if (parameter.fallback() instanceof Boolean) {
            return Stream.of(false, true);
        }
        if (parameter.fallback() != null) {
            return Stream.of(parameter.fallback());
        }
        assertThat(parameter.schema().get("type"))
                .as("type of %s", parameter.name())
                .isEqualTo("number");
        return Stream.of(0.25, 0.5);
    }

    @Test
    void theCatalogueHoldsWhatTheSpecificationNames() {
        assertThat(Methodologies.names())
                .containsSubsequence(
                        "shared",
                        "baseline",
                        "fixed",
                        "linear-rounds",
                        "linear-epochs",
                        "adaptive-rounds",
                        "adaptive-epochs");
        assertThat(Methodologies.names()).contains(Methodologies.SHARED, Methodologies.BASELINE);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everyScheduleEndsAtItsCapAtTheLatest(MethodologyRequest request) {
        var schedule = Methodologies.of(request).schedule(settings(7, 1000));
        var rising = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i / 1000.0).toArray();
        assertThat(Simulation.epochs(schedule, OptionalDouble.empty(), rising)).hasSize(7);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everyScheduleStopsWithoutProgress(MethodologyRequest request) {
        var schedule = Methodologies.of(request).schedule(settings(10_000, 2));
        var epochs = Simulation.epochs(schedule, OptionalDouble.of(0.9), 0.5);
        assertThat(epochs.length()).isBetween(1, 9_999);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everyScheduleAsksOnlyForReductionsItAnnounces(MethodologyRequest request) {
        var methodology = Methodologies.of(request);
        var schedule = methodology.schedule(settings(1000, 3));
        var history = History.empty();
        var asked = new HashSet<TrainingReduction>();
        for (var next = schedule.next(history); next.isPresent(); next = schedule.next(history)) {
            next.get().reduction().ifPresent(asked::add);
            history = history.plus(0.5);
        }
        asked.removeIf(TrainingReduction.Adaptive.class::isInstance);
        assertThat(asked).isEqualTo(Set.copyOf(methodology.reductions()));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void aRunResumedAnywhereGoesOnAsIfUndisturbed(MethodologyRequest request) {
        var methodology = Methodologies.of(request);
        var random = SeededRandomness.of(0, request.toString(), 0);
        var undisturbed = methodology.schedule(settings(40, 3));
        var history = new History(OptionalDouble.of(0.5), List.of());
        var histories = new ArrayList<History>();
        var epochs = new ArrayList<Epoch>();
        for (var next = undisturbed.next(history); next.isPresent(); next = undisturbed.next(history)) {
            histories.add(history);
            epochs.add(next.get());
            history = history.plus(random.uniform());
        }
        for (int i = histories.size() - 1; i >= 0; i--) {
            var inAnotherProcess = Methodologies.of(request).schedule(settings(40, 3));
            assertThat(inAnotherProcess.next(histories.get(i)))
                    .as("epoch %d", i + 1)
                    .contains(epochs.get(i));
            assertThat(undisturbed.next(histories.get(i)))
                    .as("epoch %d asked again", i + 1)
                    .contains(epochs.get(i));
        }
        assertThat(Methodologies.of(request).schedule(settings(40, 3)).next(history))
                .isEmpty();
    }

    @Test
    void labelsTellAllMethodologiesApart() {
        var labels = new ArrayList<>(
                catalogue().map(Methodologies::of).map(Methodology::label).toList());
        labels.add(methodology("fixed", "reduction", "color", "quality", 0.5, "pattern", "CR")
                .label());
        labels.add(methodology("fixed", "reduction", "color", "quality", 0.55).label());
        for (var name : List.of("linear-rounds", "linear-epochs")) {
            labels.add(methodology(name, "reduction", "crop", "step", 0.1).label());
            labels.add(methodology(name, "reduction", "crop", "qMin", 0.1).label());
            labels.add(methodology(name, "reduction", "crop", "step", 0.1, "qMin", 0.25)
                    .label());
        }
        labels.add(
                methodology("adaptive-rounds", "reduction", "crop", "step", 0.1).label());
        labels.add(
                methodology("adaptive-epochs", "reduction", "crop", "step", 0.1).label());
        assertThat(labels).doesNotHaveDuplicates().allMatch(label -> label.matches("[A-Za-z0-9.-]+"));
    }

    @Test
    void labelsSayWhatTheyStandFor() {
        assertThat(methodology("shared").label()).isEqualTo("shared");
        assertThat(methodology("baseline").label()).isEqualTo("baseline");
        assertThat(methodology("fixed", "reduction", "resolution", "quality", 0.5)
                        .label())
                .isEqualTo("fixed-resolution-0.5");
        assertThat(methodology("fixed", "reduction", "crop", "quality", 0.25, "pattern", "CCR")
                        .label())
                .isEqualTo("fixed-crop-0.25-CCR");
        assertThat(methodology("linear-rounds", "reduction", "crop").label()).isEqualTo("linear-rounds-crop");
        assertThat(methodology("linear-epochs", "reduction", "color", "step", 0.1, "qMin", 0, "ascending", true)
                        .label())
                .isEqualTo("linear-epochs-color-step-0.1-min-0.0-ascending");
        assertThat(methodology("linear-epochs", "reduction", "color", "step", 0.1, "qMin", 0.1)
                        .label())
                .isEqualTo("linear-epochs-color-step-0.1");
        assertThat(methodology("adaptive-rounds", "reduction", "combination").label())
                .isEqualTo("adaptive-rounds-combination");
        assertThat(methodology("adaptive-epochs", "reduction", "crop", "step", 0.125)
                        .label())
                .isEqualTo("adaptive-epochs-crop-step-0.125");
    }

    @Test
    void onlySharedTrainingStartsFromNothing() {
        assertThat(methodology("shared").startsFromShared()).isFalse();
        assertThat(catalogue()
                        .filter(request -> !request.name().equals("shared"))
                        .map(Methodologies::of))
                .allMatch(Methodology::startsFromShared);
    }

    @Test
    void requestsForTheSameMethodologyAreEqualOnceComplete() {
        var complete = request("fixed", "reduction", "color", "quality", 1.0, "pattern", "RC");
        assertThat(Methodologies.complete(request("fixed", "reduction", "color", "quality", 1)))
                .isEqualTo(complete);
        assertThat(Methodologies.complete(request("fixed", "reduction", "color", "quality", 1L)))
                .isEqualTo(complete);
        assertThat(Methodologies.complete(complete)).isEqualTo(complete);
        assertThat(Methodologies.complete(request("baseline"))).isEqualTo(request("baseline"));
        assertThat(Methodologies.complete(request("linear-rounds", "reduction", "crop", "step", 0.5)))
                .isEqualTo(request("linear-rounds", "reduction", "crop", "step", 0.5, "qMin", 0.5, "ascending", false));
        assertThat(Methodologies.complete(request("adaptive-epochs", "reduction", "crop")))
                .isEqualTo(request("adaptive-epochs", "reduction", "crop", "step", 0.25));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("basline"))
                .withMessage("no methodology named 'basline'; known: " + String.join(", ", Methodologies.names()));
    }

    @Test
    void everyMissingParameterIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("fixed"))
                .withMessage("methodology 'fixed' needs reduction and quality, as in"
                        + " 'fixed: {reduction: ..., quality: ...}'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("fixed", "quality", 0.5))
                .withMessage("methodology 'fixed' needs reduction, as in 'fixed: {reduction: ...}'");
    }

    @Test
    void anUnknownParameterIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("fixed", "reduction", "color", "qualty", 0.5))
                .withMessage("methodology 'fixed' has no parameter 'qualty'; it takes reduction, quality, pattern");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("baseline", "quality", 0.5))
                .withMessage("methodology 'baseline' has no parameter 'quality'; it takes none");
    }

    @Test
    void aParameterOfAnotherTypeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("fixed", "reduction", "color", "quality", "high"))
                .withMessage("the parameter 'quality' must be a number, was high");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("fixed", "reduction", 7, "quality", 0.5))
                .withMessage("the parameter 'reduction' must be text, was 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("linear-rounds", "reduction", "crop", "ascending", "yes"))
                .withMessage("the parameter 'ascending' must be true or false, was yes");
    }

    @Test
    void stepsThatLeaveNoQualityAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> methodology("linear-rounds", "reduction", "crop", "step", 0.6))
                .withMessage("qMin must be at most 1 - step, the first quality, which is 0.4, was 0.6; ask for smaller"
                        + " steps or a lower qMin");
        assertThat(methodology("linear-rounds", "reduction", "crop", "step", 0.6, "qMin", 0.4)
                        .reductions())
                .containsExactly(new TrainingReduction.Uniform("crop", 0.4));
    }
}
