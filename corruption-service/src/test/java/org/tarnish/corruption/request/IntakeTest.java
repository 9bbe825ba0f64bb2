package org.tarnish.corruption.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.dataset.FrostLibrary;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.PlanSize;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.pipeline.event.Fact;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.RecordedEvents;
import org.tarnish.pipeline.fake.RecordedJobs;
import org.tarnish.pipeline.job.Outgoing;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.request.RequestValidator;
import org.tarnish.request.Requests;
import org.tarnish.scheduling.Owner;

class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] CANCEL = "{\"cancel\": true}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path mirror;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final RecordedJobs jobs = new RecordedJobs();
    private final RecordedEvents events = new RecordedEvents();
    private final Archive archive = new Archive(store);
    private Owner owner;
    private Intake intake;

    @BeforeEach
    void makeIntake() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        owner = new Owner(store, jobs, events, clock, PlanSize.DEFAULT_LIMIT);
        var datasets = Requests.datasets(mirror);
        intake = new Intake(
                new RequestValidator(datasets, Requests.weights(mirror), FrostLibrary.shipped()),
                datasets,
                owner,
                PlanSize.DEFAULT_LIMIT,
                clock);
        owner.acquire();
    }

    @AfterEach
    void closeOwner() {
        owner.close();
    }

    /** What is published soon: the owner looks first whether it is done already. */
    private List<Outgoing> published() throws InterruptedException {
        for (int tries = 0; tries < 1_000; tries++) {
            var taken = jobs.take();
            if (!taken.isEmpty()) {
                return taken;
            }
            Thread.sleep(5);
        }
        return List.of();
    }

    @Test
    void opensAGoodExperiment() throws Exception {
        intake.take("digits-1", Requests.bytes(Requests.quickstart()), "0@0");
        var accepted = archive.experiment("digits-1").orElseThrow();
        assertThat(accepted.request().name()).isEqualTo("digits-quickstart");
        assertThat(accepted.submitted()).isEqualTo(NOW);
        var ingest = accepted.ingest();
        assertThat(((TaskSpec.Ingest) ingest.spec()).fingerprint()).isEqualTo("digits");
        assertThat(archive.open()).containsExactly("digits-1");
        assertThat(events.facts())
                .containsExactly(new Fact.ExperimentAccepted("digits-1", NOW, "digits-quickstart", ingest.id()));
        assertThat(published()).containsExactly(new Outgoing(JobQueue.CORRUPT, new Job("digits-1", ingest)));
    }

    @Test
    void theSameRecordAgainChangesNothing() throws Exception {
        var request = Requests.bytes(Requests.quickstart());
        intake.take("digits-1", request, "0@0");
        var before = everything();
        intake.take("digits-1", request, "0@0");
        assertThat(everything()).isEqualTo(before);
        assertThat(events.facts(Fact.ExperimentRejected.class)).isEmpty();
    }

    @Test
    void aRejectedRecordAgainChangesNothing() throws Exception {
        var request = Requests.bytes(Requests.with("imageSize: 4"));
        intake.take("digits-1", request, "0@0");
        var before = everything();
        intake.take("digits-1", request, "0@0");
        assertThat(everything()).isEqualTo(before);
        assertThat(events.facts(Fact.ExperimentRejected.class))
                .as("told again, since the first may have been lost")
                .hasSize(2);
    }

    @Test
    void rejectsABadExperimentWithEveryError() throws Exception {
        intake.take("digits-1", Requests.bytes(Requests.with("imageSize: 4", "architectures: [resnet21]")), "0@0");
        assertThat(archive.experiment("digits-1")).isEmpty();
        assertThat(archive.open()).isEmpty();
        assertThat(jobs.take()).isEmpty();
        var rejected = events.facts(Fact.ExperimentRejected.class).get(0);
        assertThat(rejected.experiment()).isEqualTo("digits-1");
        assertThat(rejected.errors())
                .extracting(RequestError::path, RequestError::value)
                .containsExactlyInAnyOrder(Tuple.tuple("imageSize", "4"), Tuple.tuple("architectures[0]", "resnet21"));
        assertThat(archive.outcome("digits-1"))
                .contains(new ExperimentOutcome(
                        ExperimentOutcome.State.REJECTED,
                        NOW,
                        "digits-quickstart",
                        null,
                        rejected.errors(),
                        NOW,
                        null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "\u0000", "hello", "{\"a\":1,\"a\":2}", "{\"name\":\"\\ud800\"}", "{}"})
    void answersWhateverItIsSent(String value) throws Exception {
        intake.take("x", value.getBytes(StandardCharsets.UTF_8), "0@0");
        assertThat(events.facts()).hasSize(1).first().isInstanceOf(Fact.ExperimentRejected.class);
        assertThat(Json.bytes(events.facts().get(0))).hasSizeLessThan(10_000);
        assertThat(archive.outcome("x")).isPresent();
    }

    @Test
    void answersARecordWithoutAValue() throws Exception {
        intake.take("x", null, "0@0");
        assertThat(events.facts(Fact.ExperimentRejected.class)).hasSize(1);
    }

    @Test
    void twoHundredBadRequestsDoNotKeepAGoodOneFromItsReport() throws Exception {
        for (int i = 0; i < 200; i++) {
            intake.take("bad-" + i, ("{\"n" + "[".repeat(i)).getBytes(StandardCharsets.UTF_8), "0@" + i);
        }
        intake.take("good", Requests.bytes(Requests.quickstart()), "0@200");
        assertThat(events.facts(Fact.ExperimentRejected.class)).hasSize(200);
        assertThat(archive.experiment("good")).isPresent();
    }

    @Test
    void aRecordWithoutAKeyGetsAnIdFromItsPosition() throws Exception {
        intake.take(null, Requests.bytes(Requests.quickstart()), "0@7");
        intake.take(null, Requests.bytes(Requests.quickstart()), "0@7");
        intake.take(null, Requests.bytes(Requests.quickstart()), "0@8");
        assertThat(archive.open()).hasSize(2).allMatch(open -> open.matches("experiment-[0-9a-f]{12}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../etc", "a b", "a/b", "-x", "gr\u00f6\u00dfe"})
    void aKeyThatCannotBeAnIdIsRejected(String key) throws Exception {
        intake.take(key, Requests.bytes(Requests.quickstart()), "0@7");
        assertThat(archive.open()).isEmpty();
        var rejected = events.facts(Fact.ExperimentRejected.class).get(0);
        assertThat(rejected.experiment()).matches("experiment-[0-9a-f]{12}");
        assertThat(rejected.errors())
                .containsExactly(new RequestError(
                        "",
                        null,
                        "the record's key must be the experiment's id, 1 to 100 letters, digits, dots, dashes or"
                                + " underscores that begin with a letter or digit, was '" + key + "'",
                        null));
    }

    @Test
    void aVeryLongKeyIsRejected() throws Exception {
        intake.take("x".repeat(100), Requests.bytes(Requests.quickstart()), "0@7");
        intake.take("x".repeat(101), Requests.bytes(Requests.quickstart()), "0@8");
        assertThat(archive.open()).hasSize(1);
        assertThat(events.facts(Fact.ExperimentRejected.class)).hasSize(1);
    }

    @Test
    void aBadRequestUnderABadKeyIsAnsweredForBoth() throws Exception {
        intake.take("a b", Requests.bytes(Requests.with("imageSize: 4")), "0@7");
        assertThat(events.facts(Fact.ExperimentRejected.class).get(0).errors())
                .extracting(RequestError::path)
                .containsExactly("", "imageSize");
    }

    @Test
    void whatIsNoDatasetIsRejected() throws Exception {
        Files.writeString(mirror.resolve("notes.txt"), "no archive");
        intake.take("x", Requests.bytes(Requests.with("dataset: {path: notes.txt}")), "0@0");
        var error = events.facts(Fact.ExperimentRejected.class).get(0).errors().get(0);
        assertThat(error.path()).isEqualTo("dataset");
        assertThat(error.value()).isEqualTo("notes.txt");
        assertThat(error.message()).contains(mirror.resolve("notes.txt").toString());
    }

    @Test
    void aFolderIsIdentifiedByWhatItHolds() throws Exception {
        Files.createDirectories(mirror.resolve("flowers/rose"));
        Files.writeString(mirror.resolve("flowers/rose/1.png"), "x");
        var request = Requests.bytes(Requests.with("dataset: {path: flowers}"));
        intake.take("first", request, "0@0");
        intake.take("second", request, "0@1");
        Files.writeString(mirror.resolve("flowers/rose/2.png"), "x");
        intake.take("third", request, "0@2");
        assertThat(ingest("first")).isEqualTo(ingest("second")).isNotEqualTo(ingest("third"));
    }

    private String ingest(String experiment) {
        return archive.experiment(experiment).orElseThrow().ingest().id();
    }

    @Test
    void cancelClosesAnExperiment() throws Exception {
        intake.take("digits-1", Requests.bytes(Requests.quickstart()), "0@0");
        intake.take("digits-1", CANCEL, "0@1");
        assertThat(archive.open()).isEmpty();
        assertThat(archive.outcome("digits-1"))
                .contains(new ExperimentOutcome(
                        ExperimentOutcome.State.CANCELLED, NOW, "digits-quickstart", null, null, NOW, null));
        intake.take("digits-1", CANCEL, "0@1");
        intake.take("digits-1", Requests.bytes(Requests.quickstart()), "0@0");
        assertThat(archive.open()).as("delivered again").isEmpty();
        assertThat(events.facts(Fact.ExperimentCancelled.class))
                .as("told as often as it is asked for, and always the same")
                .hasSize(3)
                .containsOnly(new Fact.ExperimentCancelled("digits-1", NOW));
    }

    @Test
    void cancellingWhatIsNotKnownChangesNothing() throws Exception {
        intake.take("never-seen", CANCEL, "0@0");
        intake.take(null, CANCEL, "0@1");
        assertThat(everything()).isEmpty();
        assertThat(events.facts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cancel\": false}", "{\"cancel\": \"true\"}", "{\"cancel\": 1}"})
    void onlyTrueCancels(String value) throws Exception {
        intake.take("digits-1", Requests.bytes(Requests.quickstart()), "0@0");
        intake.take("digits-1", value.getBytes(StandardCharsets.UTF_8), "0@1");
        assertThat(archive.open()).hasSize(1);
        assertThat(archive.outcome("digits-1")).isEmpty();
    }

    @Test
    void aBadRequestDoesNotHarmTheExperimentThatHasItsId() throws Exception {
        intake.take("digits-1", Requests.bytes(Requests.quickstart()), "0@0");
        intake.take("digits-1", Requests.bytes(Requests.with("imageSize: 4")), "0@1");
        assertThat(archive.open()).hasSize(1);
        assertThat(archive.outcome("digits-1")).isEmpty();
    }

    @Test
    void aRequestWaitsWhileTheStoreIsAway() throws Exception {
        store.failPuts("digits-1");
        var taken = CompletableFuture.runAsync(() -> {
            try {
                intake.take("digits-1", Requests.bytes(Requests.quickstart()), "0@0");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(() -> taken.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        store.failPuts(null);
        taken.get(10, TimeUnit.SECONDS);
        assertThat(archive.open()).hasSize(1);
        assertThat(events.facts(Fact.ExperimentRejected.class)).isEmpty();
    }

    @Test
    void aRequestOfMoreTasksThanAllowedIsRefusedWithTheNumbers() throws Exception {
        intake.take("huge", Requests.bytes(Requests.with("rehearsal: 900000000")), "0@0");
        var error = events.facts(Fact.ExperimentRejected.class).get(0).errors().get(0);
        assertThat(error.message())
                .startsWith("the experiment has at least 900,000,")
                .contains("at most 1,000,000 are allowed (TARNISH_MOST_TASKS)");
        assertThat(archive.open()).isEmpty();
    }

    private Map<String, String> everything() {
        var all = new TreeMap<String, String>();
        store.list("").forEach(key -> all.put(key, new String(store.get(key).orElseThrow(), StandardCharsets.UTF_8)));
        return all;
    }
}
