package org.tarnish.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReportingClientTest {
    @Test
    void theListIsReadPageByPage() throws IOException {
        try (var service = new FakeReporting()
                .linking("/api/experiments?limit=1000", "/api/experiments?limit=1000&after=b", page("a", "b"))
                .linking("/api/experiments?limit=1000&after=b", "/api/experiments?limit=1000&after=c", page("c"))
                .at("/api/experiments?limit=1000&after=c", page("d"))) {
            assertThat(new ReportingClient(service.web()).experiments())
                    .extracting(ExperimentView::id)
                    .containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void aServiceThatKnowsNoPagesGivesThemAll() throws IOException {
        try (var service = new FakeReporting().at("/api/experiments", page("a", "b"))) {
            assertThat(new ReportingClient(service.web()).experiments()).hasSize(2);
        }
    }

    private static String page(String... ids) {
        var json = new StringBuilder("[");
        for (var id : ids) {
            json.append(json.length() == 1 ? "" : ", ")
                    .append("{\"id\": \"")
                    .append(id)
                    .append("\", \"state\": \"complete\"}");
        }
        return json.append(']').toString();
    }
}
