package org.tarnish.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;
import org.tarnish.pipeline.event.AttemptEvent.AttemptEnded;
import org.tarnish.pipeline.event.AttemptEvent.Ending;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.JobDesk;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.ExperimentOutcome;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.runtime.offline.Caller;
import org.tarnish.runtime.offline.Channel;
import org.tarnish.runtime.offline.Offline;
import org.tarnish.runtime.offline.Told;
import org.tarnish.scheduling.Owner;

/** The service as it is wired, from its channels to its work, with neither a broker nor a store behind it. */
@QuarkusTest
@TestProfile(CorruptionServiceTest.WithoutABroker.class)
class CorruptionServiceTest {
    private static final String REQUEST =
            """
            {"name": "small", "imageSize": 8, "architectures": ["resnet20"],
             "dataset": {"name": "digits", "limit": {"train": 20, "validation": 10, "test": 10}},
             "conditions": {"reductions": {"kinds": ["color"], "qualities": [0.5]}}}""";

    /** As {@link Offline} has it. */
    public static final class WithoutABroker extends Offline {
        @Override
        protected List<String> incoming() {
            return List.of("experiments", "outcomes-heard");
        }
    }

    @TestHTTPResource
    URI address;

    @Inject
    @Connector(InMemoryConnector.CONNECTOR)
    InMemoryConnector channels;

    @Inject
    InMemoryObjectStore store;

    @Inject
    JobDesk jobs;

    @Inject
    MockProducer<String, byte[]> sent;

    @Inject
    Owner owner;

    @Test
    void itIsLiveAndReadyAndCounts() throws Exception {
        var caller = new Caller(address);

        assertThat(caller.get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(caller.get("/q/health/live").body()).contains("job pollers");
        assertThat(caller.get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(caller.get("/q/health/ready").body()).contains("object store");
        assertThat(caller.get("/q/metrics").body()).contains("jobs_running", "jobs_backlog");
    }

    @Test
    void aRequestIsOpenedAndItsDataSetReadAndItsShardsWritten() throws Exception {
        var experiments = new Channel(channels, "experiments");
        owner.acquire();
        experiments.send("good", REQUEST.getBytes(StandardCharsets.UTF_8));

        assertThat(store.exists(Keys.open("good"))).isTrue();
        assertThat(Told.of(sent, "good").typesOn(Topics.FACTS)).contains("org.tarnish.ExperimentAccepted");
        assertThat(jobs.settled()).startsWith("ACCEPT ingest-");
        new Channel(channels, "outcomes-heard").send(Told.of(sent, "good").on(Topics.OUTCOMES));

        var shards = jobs.settled();
        assertThat(shards).startsWith("ACCEPT shards-");
        assertThat(new Archive(store).marker(shards.substring("ACCEPT ".length())))
                .isPresent();
        assertThat(Told.of(sent, "good").ended())
                .extracting(AttemptEnded::ending)
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(Ending.DONE);
        assertThat(new Caller(address).get("/q/metrics").body()).contains("images_total{kind=\"shards\"");

        experiments.send("good", "{\"cancel\": true}".getBytes(StandardCharsets.UTF_8));
        assertThat(new Archive(store).outcome("good").orElseThrow().state())
                .isEqualTo(ExperimentOutcome.State.CANCELLED);
    }

    @Test
    void aBadRequestIsRejectedWithEveryError() throws Exception {
        owner.acquire();
        new Channel(channels, "experiments")
                .send(
                        "bad",
                        REQUEST.replace("resnet20", "resnet2O")
                                .replace("\"color\"", "\"colour\"")
                                .getBytes(StandardCharsets.UTF_8));

        var outcome = new Archive(store).outcome("bad").orElseThrow();
        assertThat(outcome.state()).isEqualTo(ExperimentOutcome.State.REJECTED);
        assertThat(outcome.errors()).hasSize(2);
        assertThat(Told.of(sent, "bad").typesOn(Topics.FACTS)).containsExactly("org.tarnish.ExperimentRejected");
        assertThat(store.exists(Keys.open("bad"))).isFalse();
    }
}
