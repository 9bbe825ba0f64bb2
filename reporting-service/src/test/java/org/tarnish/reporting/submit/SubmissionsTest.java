package org.tarnish.reporting.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.job.BrokerUnavailable;

class SubmissionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] JSON = {'{', '}'};
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<RequestError> ERRORS = List.of(new RequestError("seeds", "x", "is no number", null));

    private final List<String> published = new ArrayList<>();
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);
    private PublishOutcome found = new PublishOutcome.Undecided("a");
    private Submissions submissions = submissions(LONG, 3);

    private Submissions submissions(Duration patience, int most) {
        return new Submissions(
                (id, json) -> {
                    published.add(id);
                    return taken;
                },
                id -> found,
                Runnable::run,
                patience,
                most);
    }

    private CompletableFuture<PublishOutcome> submit(String... ids) {
        Iterator<String> drawn = List.of(ids).iterator();
        CompletionStage<PublishOutcome> answer = submissions.submit(drawn::next, JSON);
        return answer.toCompletableFuture();
    }

    @Test
    void theFirstFactIsTheVerdict() {
        var good = submit("a");
        var bad = submit("b");
        assertThat(good).isNotDone();

        submissions.see(new Fact.ExperimentAccepted("a", NOW, "n", "ingest-1"));
        submissions.see(new Fact.ExperimentRejected("b", NOW, "n", ERRORS));

        assertThat(good).isCompletedWithValue(new PublishOutcome.Accepted("a"));
        assertThat(bad).isCompletedWithValue(new PublishOutcome.Rejected("b", ERRORS));
    }

    @Test
    void aVerdictThatComesBeforeKafkaHasAnsweredCounts() {
        taken = new CompletableFuture<>();
        submissions = new Submissions(
                (id, json) -> {
                    submissions.see(new Fact.ExperimentRejected(id, NOW, "n", ERRORS));
                    return taken;
                },
                id -> found,
                Runnable::run,
                LONG,
                3);

        assertThat(submit("a")).isCompletedWithValue(new PublishOutcome.Rejected("a", ERRORS));
    }

    @Test
    void withoutAFactTheStoreIsLookedAtOnceThePatienceIsOver() {
        submissions = submissions(Duration.ofMillis(1), 3);
        assertThat(submit("a").join()).isEqualTo(new PublishOutcome.Undecided("a"));

        found = new PublishOutcome.Rejected("b", ERRORS);
        assertThat(submit("b").join()).as("the fact was missed").isEqualTo(found);
    }

    @Test
    void whatKafkaDoesNotTakeIsRefusedAndNeverPublishedAgain() {
        taken = CompletableFuture.failedFuture(new BrokerUnavailable("Kafka is away; try again", null));

        assertThat(submit("a"))
                .isCompletedWithValue(new PublishOutcome.Refused(
                        "Kafka is away; try again, or look whether the request has" + " arrived as 'a' all the same"));
        assertThat(published).containsExactly("a");
    }

    @Test
    void noMoreWaitThanMayAndWhoHasAnAnswerMakesRoom() {
        assertThat(submit("a")).isNotDone();
        assertThat(submit("b")).isNotDone();
        var third = submit("c");
        assertThat(submit("d").join())
                .isInstanceOfSatisfying(PublishOutcome.Refused.class, refused -> assertThat(refused.reason())
                        .startsWith("3 requests wait"));
        assertThat(published).containsExactly("a", "b", "c");

        submissions.see(new Fact.ExperimentAccepted("c", NOW, "n", "ingest-1"));

        assertThat(third).isDone();
        assertThat(submit("e")).isNotDone();
        assertThat(published).containsExactly("a", "b", "c", "e");
    }

    @Test
    void twoThatWaitNeverShareAnId() {
        assertThat(submit("a")).isNotDone();
        assertThat(submit("a", "a", "b")).isNotDone();

        assertThat(published).containsExactly("a", "b");
    }

    @Test
    void factsOfOthersArePassedOver() {
        var waiting = submit("a");

        submissions.see(new Fact.ExperimentAccepted("x", NOW, "n", "ingest-1"));

        assertThat(waiting).isNotDone();
    }

    @Test
    void everyOneOfManyGetsItsOwnVerdict() {
        submissions = submissions(LONG, 200);
        var answers = new ArrayList<CompletableFuture<PublishOutcome>>();
        for (int i = 0; i < 200; i++) {
            answers.add(submit("e" + i));
        }
        for (int i = 199; i >= 0; i--) {
            submissions.see(
                    i % 2 == 0
                            ? new Fact.ExperimentAccepted("e" + i, NOW, "n", "ingest-1")
                            : new Fact.ExperimentRejected("e" + i, NOW, "n", ERRORS));
        }
        for (int i = 0; i < 200; i++) {
            assertThat(answers.get(i))
                    .isCompletedWithValue(
                            i % 2 == 0
                                    ? new PublishOutcome.Accepted("e" + i)
                                    : new PublishOutcome.Rejected("e" + i, ERRORS));
        }
    }
}
