package org.tarnish.runtime.offline;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.fake.JobDesk;
import org.tarnish.pipeline.job.Backlog;
import org.tarnish.pipeline.job.LaneProvision;
import org.tarnish.pipeline.job.RecordSender;
import org.tarnish.runtime.Tracing;

/** What a service has of Kafka and the object store when it runs in a test, in place of both; all else is its own. */
@Alternative
@Priority(1)
@Singleton
class OfflineWiring {
    /** Jobs that wait in every queue, as the broker says. */
    static final long BACKLOG = 3;

    @Produces
    @Singleton
    InMemoryObjectStore store() {
        return new InMemoryObjectStore();
    }

    @Produces
    @Singleton
    JobDesk jobs() {
        return new JobDesk();
    }

    @Produces
    @Singleton
    LaneProvision provision() {
        return lane -> false;
    }

    @Produces
    @Singleton
    Backlog backlog() {
        return queue -> OptionalLong.of(BACKLOG);
    }

    /** Keeps what is sent for tests to look at. */
    @Produces
    @Singleton
    MockProducer<String, byte[]> sent() {
        return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    }

    @Produces
    @Singleton
    RecordSender sender(MockProducer<String, byte[]> sent, Tracing tracing) {
        return new RecordSender(sent, tracing::inject);
    }
}
