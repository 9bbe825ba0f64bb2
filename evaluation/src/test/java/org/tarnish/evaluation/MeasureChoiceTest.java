package org.tarnish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.evaluation.aggregate.Aggregates;
import org.tarnish.evaluation.choice.MeasureChoice;
import org.tarnish.evaluation.joint.JointMeasures;
import org.tarnish.evaluation.metric.Metrics;

class MeasureChoiceTest {
    @Test
    void nothingNamedIsWhatIsStandardAndStandardReadsNoPredictionsTwice() {
        var choice = MeasureChoice.of(List.of());

        assertThat(choice.metrics()).isEqualTo(Metrics.all());
        assertThat(choice.aggregates()).isEqualTo(Aggregates.all());
        assertThat(choice.joint()).isEmpty();
    }

    @Test
    void allIsEverything() {
        assertThat(MeasureChoice.of(List.of("all")).joint()).isEqualTo(JointMeasures.all());
        assertThat(MeasureChoice.of(List.of("standard", "loss")).aggregates()).isEqualTo(Aggregates.all());
    }

    @Test
    void accuracyAndTheMetricOfAnAggregateComeAlong() {
        var choice = MeasureChoice.of(List.of("meanFlipProbability"));

        assertThat(choice.metrics()).extracting(metric -> metric.name()).containsExactly("accuracy", "flipProbability");
        assertThat(choice.aggregates())
                .extracting(aggregate -> aggregate.name())
                .containsExactly("meanFlipProbability");
        assertThat(choice.needs()).isEqualTo(Need.CLASSES);
        assertThat(MeasureChoice.of(List.of("loss")).needs()).isEqualTo(Need.CONFIDENCES);
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureChoice.of(List.of("acuracy")))
                .withMessageStartingWith("there is no measure 'acuracy'; there are standard, all, accuracy, ");
    }
}
