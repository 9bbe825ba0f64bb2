package org.tarnish.reporting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.reporting.follow.Board;
import org.tarnish.reporting.parallel.Calls;

class PagesResourceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Calls calls = new Calls("calls", 2, Duration.ofMinutes(1), Duration.ZERO);
    private final PagesResource pages = new PagesResource(
            new Board(store, new Archive(store), calls, Clock.fixed(NOW, ZoneOffset.UTC)), store, calls);

    @AfterEach
    void close() {
        calls.close();
    }

    private void end(String id, String name) {
        var outcome = new ExperimentOutcome(ExperimentOutcome.State.COMPLETE, NOW, name, null, null, NOW, null);
        store.put(Keys.outcome(id), Json.bytes(outcome), "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "report.html, text/html; charset=utf-8",
        "report.json, application/json",
        "tables/runs.csv, text/csv; charset=utf-8",
        "figures/a.b.svg, image/svg+xml",
        "images/000001.png, image/png",
        "table.tex, text/x-tex; charset=utf-8",
        "model.safetensors, application/octet-stream",
        "html, text/html; charset=utf-8"
    })
    void aFileOfAReportIsServedAsWhatItsNameSays(String file, String type) {
        store.put(Keys.report("e1", file), new byte[] {1, 2, 3}, "application/x-of-the-store");

        var answer = pages.report("e1", file);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).isEqualTo(new byte[] {1, 2, 3});
        assertThat(answer.getHeaderString("Content-Type").replace(";charset", "; charset"))
                .isEqualTo(type);
        checkSecured(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outcome.json", "a/../../request.json", "/etc/passwd", "a//b"})
    void whatCannotBeAFileOfAReportIsNotLookedFor(String file) {
        end("e1", "n");
        int before = store.calls();

        var answer = pages.report("e1", file);

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat((String) answer.getEntity()).isEqualTo("'" + file + "' cannot be a file of a report.\n");
        assertThat(store.calls()).isEqualTo(before);
        checkSecured(answer);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var answer = pages.report("e1", "report.html");

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat((String) answer.getEntity()).isEqualTo("The report of 'e1' has no file 'report.html' (yet).\n");
    }

    @Test
    void namesFromOutsideNeverBecomeMarkupOfAPage() {
        end("e1", "<script>alert('x')</script>");

        for (var answer : new Response[] {pages.list("10", null), pages.experiment("e1")}) {
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat((String) answer.getEntity())
                    .contains("&lt;script&gt;alert(")
                    .doesNotContain("<script>alert");
            checkSecured(answer);
        }
        assertThat(pages.experiment("<b>").getHeaderString("Content-Type")).startsWith("text/plain");
    }

    @Test
    void theListLeadsToItsNextPageAndNoFurther() {
        end("a-20260101-000001-x", "a");
        end("b-20260101-000002-x", "b");

        assertThat((String) pages.list("1", null).getEntity()).contains("/?limit=1&amp;after=b-20260101-000002-x");
        assertThat((String) pages.list("1", "b-20260101-000002-x").getEntity()).doesNotContain("after=");
        assertThatThrownBy(() -> pages.list("0", null)).isInstanceOf(Paging.BadPaging.class);
    }

    private static void checkSecured(Response answer) {
        assertThat(answer.getHeaderString("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaderString("Referrer-Policy")).isEqualTo("no-referrer");
    }
}
