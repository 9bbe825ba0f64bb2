package org.tarnish.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.Examples;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.imaging.corruption.SeverityTable;

/** Plans as other processes read them: what comes back has the same identity. */
class PlanJsonTest {
    static Stream<TaskSpec> specs() {
        return TaskIdTest.examples();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void specificationsComeBackAsTheyWere(TaskSpec spec) throws JsonProcessingException {
        var json = Examples.JSON.writeValueAsString(spec);
        assertThat(json).contains("\"kind\":\"" + spec.taskKind().label() + "\"");
        var back = Examples.JSON.readValue(json, TaskSpec.class);
        assertThat(back).isEqualTo(spec);
        assertThat(TaskId.of(back)).isEqualTo(TaskId.of(spec));
    }

    static Stream<Condition> conditions() {
        return Stream.of(
                new Condition.Clean(),
                new Condition.Corrupted("gaussian_noise", 3, SeverityTable.IMAGENET, Long.MAX_VALUE),
                new Condition.Corrupted("frost", 3, SeverityTable.CIFAR, 0, "sha256-0"),
                new Condition.Perturbed("rotate", 50, 2, SeverityTable.IMAGENET, 3),
                new Condition.Reduced("crop", 1.0 / 3));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void conditionsComeBackAsTheyWere(Condition condition) throws JsonProcessingException {
        var json = Examples.JSON.writerFor(Condition.class).writeValueAsString(condition);
        assertThat(Examples.JSON.readValue(json, Condition.class)).isEqualTo(condition);
    }

    @Test
    void conditionsAreWrittenWithTheirForm() throws JsonProcessingException {
        assertThat(Examples.JSON.writeValueAsString(new Condition.Reduced("crop", 0.5)))
                .isEqualTo("{\"form\":\"reduced\",\"reduction\":\"crop\",\"quality\":0.5}");
        assertThat(Examples.JSON.writeValueAsString(new Condition.Clean())).isEqualTo("{\"form\":\"clean\"}");
        assertThat(Examples.JSON.writeValueAsString(new Condition.Corrupted("frost", 3, SeverityTable.CIFAR, 0)))
                .isEqualTo(
                        "{\"form\":\"corrupted\",\"corruption\":\"frost\",\"severity\":3,\"table\":\"CIFAR\",\"seed\":0}");
    }

    @Test
    void aTrainingWithoutCurvesIsWrittenWithoutThem() throws JsonProcessingException {
        var curves = "curves: {reductions: {kinds: [crop]}}";
        assertThat(Examples.JSON.writeValueAsString(Examples.plan(Examples.request(), Examples.digits())))
                .doesNotContain("curves");
        var plan = Examples.plan(Examples.request(curves), Examples.digits());
        assertThat(Examples.JSON.readValue(Examples.JSON.writeValueAsString(plan), Plan.class))
                .isEqualTo(plan);
    }

    @Test
    void aPlanComesBackAsItWas() throws JsonProcessingException {
        for (var dataset : List.of(Examples.digits(), Examples.dataset(List.of(9, 9), List.of(1), List.of(5, 4)))) {
            var plan = Examples.plan(Examples.quickstart(), dataset);
            var back = Examples.JSON.readValue(Examples.JSON.writeValueAsString(plan), Plan.class);
            assertThat(back).isEqualTo(plan);
            assertThat(back.tasks()).allMatch(task -> task.id().equals(TaskId.of(task.spec())));
        }
    }
}
