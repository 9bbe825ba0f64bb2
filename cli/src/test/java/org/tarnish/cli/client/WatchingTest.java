package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WatchingTest {
    private static final String PATH = "/api/experiments/x-1";

    private final ArrayList<String> seen = new ArrayList<>();

    @Test
    void showsEveryLookUntilTheExperimentIsOver() throws IOException {
        try (var service = new FakeReporting().at(PATH, state("submitted"), state("running"), state("complete"))) {
            var end = watching(service).until(ExperimentView::isOver, "x-1", Duration.ofSeconds(5));
            assertThat(end.state()).isEqualTo("complete");
            assertThat(seen).containsExactly("submitted", "running", "complete");
        }
    }

    @Test
    void returnsNothingForAnExperimentThatStaysUnknown() throws IOException {
        try (var service = new FakeReporting()) {
            assertThat(watching(service).until(ExperimentView::isOver, "x-1", Duration.ZERO))
                    .isNull();
        }
    }

    @Test
    void failsWhereNobodyAnswers() throws IOException {
        var service = new FakeReporting();
        service.close();
        assertThatThrownBy(() -> watching(service).until(ExperimentView::isOver, "x-1", Duration.ofSeconds(5)))
                .isInstanceOf(NoStackException.class)
                .hasMessageContaining(service.web());
    }

    @Test
    void waitsForAServiceThatIsThereAndCannotAnswerNow() throws IOException {
        try (var service = new FakeReporting().at(PATH, state("complete")).awayAt(PATH, 1)) {
            assertThat(watching(service)
                            .until(ExperimentView::isOver, "x-1", Duration.ofSeconds(30))
                            .state())
                    .isEqualTo("complete");
        }
    }

    @Test
    void saysWhyTheServiceCannotAnswerForAsLongAsIsWaited() throws IOException {
        try (var service = new FakeReporting().awayAt(PATH, 1_000)) {
            assertThatThrownBy(() -> watching(service).until(ExperimentView::isOver, "x-1", Duration.ZERO))
                    .isInstanceOf(NoStackException.class)
                    .hasMessageEndingWith("cannot answer now: the object store is away");
        }
    }

    private Watching watching(FakeReporting service) {
        return new Watching(new ReportingClient(service.web()), (view, json, at) -> seen.add(view.state()));
    }

    private static String state(String state) {
        return "{\"id\": \"x-1\", \"state\": \"" + state + "\", \"somethingNew\": 1}";
    }
}
