package org.tarnish.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.JobQueue;
import org.tarnish.experiment.plan.Task;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.pipeline.event.Job;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.JobDesk;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.runtime.offline.Caller;
import org.tarnish.runtime.offline.Offline;
import org.tarnish.runtime.offline.Told;

/** The service as it is wired, from its queue to its work, with neither a broker nor a store behind it. */
@QuarkusTest
@TestProfile(TrainerServiceTest.WithoutABroker.class)
class TrainerServiceTest {
    /** As {@link Offline} has it. */
    public static final class WithoutABroker extends Offline {
        @Override
        protected List<String> incoming() {
            return List.of();
        }
    }

    @TestHTTPResource
    URI address;

    @Inject
    InMemoryObjectStore store;

    @Inject
    JobDesk jobs;

    @Inject
    MockProducer<String, byte[]> sent;

    @Test
    void itIsLiveAndReadyAndCounts() throws Exception {
        var caller = new Caller(address);

        assertThat(caller.get("/q/health").statusCode()).isEqualTo(200);
        assertThat(caller.get("/q/health").body()).contains("job pollers", "object store");
        assertThat(caller.get("/q/metrics").body()).contains("jobs_running", "jobs_backlog", "epoch_seconds");
    }

    @Test
    void aJobComesToItsWorkWhichSaysWhatItLacks() throws Exception {
        var task = Task.of(new TaskSpec.Train(
                "gone",
                "resnet20",
                InitializationRequest.named("random"),
                TrainingSettings.defaults(),
                new MethodologyRequest("shared", null),
                7,
                null,
                List.of(),
                List.of()));
        store.put(Keys.open("e1"), new byte[0], "text/plain");
        jobs.publish(JobQueue.TRAIN, new Job("e1", task));

        assertThat(jobs.settled()).isEqualTo("ACCEPT " + task.id());
        var attempts = Told.of(sent, "e1").ended();
        assertThat(attempts).hasSize(1);
        var ended = attempts.get(0);
        assertThat(ended.task()).isEqualTo(task.id());
        assertThat(ended.reason()).contains("the object store holds no object '" + Keys.dataset("gone") + "'");
        assertThat(ended.worker()).startsWith("trainer-service@");
    }
}
