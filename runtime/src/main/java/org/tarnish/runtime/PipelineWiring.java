package org.tarnish.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.job.Backlog;
import org.tarnish.pipeline.job.JobConsumers;
import org.tarnish.pipeline.job.KafkaBacklog;
import org.tarnish.pipeline.job.KafkaJobs;
import org.tarnish.pipeline.job.LaneProvision;
import org.tarnish.pipeline.job.Lanes;
import org.tarnish.pipeline.job.RecordSender;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.ledger.Claims;
import org.tarnish.pipeline.shard.ShardReader;
import org.tarnish.pipeline.store.LocalCache;
import org.tarnish.pipeline.store.MinioObjectStore;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreSettings;

/** Makes the pipeline's plain objects, once for each service. */
@Singleton
class PipelineWiring {
    private final Settings settings;
    private final String kafka;

    PipelineWiring(Settings settings, @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
        this.settings = settings;
        this.kafka = kafka;
    }

    @Produces
    @Singleton
    MinioObjectStore minio(MeterRegistry metrics) {
        var s3 = settings.s3();
        var errors = metrics.counter("store.errors");
        return new MinioObjectStore(
                new StoreSettings(
                        s3.endpoint(),
                        s3.accessKey().orElse(""),
                        s3.secretKey().orElse(""),
                        s3.bucket(),
                        s3.region(),
                        StoreSettings.DEFAULT_PATIENCE),
                errors::increment);
    }

    void closeStore(@Disposes MinioObjectStore store) {
        store.close();
    }

    @Produces
    @Singleton
    Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
    }

    void closeAdmin(@Disposes Admin admin) {
        admin.close();
    }

    @Produces
    @Singleton
    Lanes lanes(Admin admin) {
        return new Lanes(admin);
    }

    @Produces
    @Singleton
    RecordSender sender(Tracing tracing) {
        return new RecordSender(kafka, tracing::inject);
    }

    void closeSender(@Disposes RecordSender sender) {
        sender.close();
    }

    @Produces
    @Singleton
    KafkaJobs jobs(RecordSender sender, Lanes lanes) {
        return new KafkaJobs(sender, lanes);
    }

    @Produces
    @Singleton
    JobConsumers consumers() {
        return JobConsumers.kafka(kafka);
    }

    @Produces
    @Singleton
    LaneProvision provision(Admin admin) {
        return lane -> Topics.provision(admin, lane);
    }

    @Produces
    @Singleton
    Backlog backlog(Admin admin, Lanes lanes) {
        return new KafkaBacklog(admin, lanes);
    }

    @Produces
    @Singleton
    Archive archive(ObjectStore store) {
        return new Archive(store);
    }

    @Produces
    @Singleton
    Claims claims(ObjectStore store) {
        return new Claims(store);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    WorkFolder scratch() {
        return WorkFolder.in(settings.work());
    }

    void closeScratch(@Disposes WorkFolder scratch) {
        scratch.close();
    }

    @Produces
    @Singleton
    LocalCache cache(ObjectStore store) {
        try {
            Files.createDirectories(settings.work());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + settings.work() + "; set TARNISH_WORK", e);
        }
        return new LocalCache(store, settings.work().resolve("cache"), settings.cacheBytes());
    }

    @Produces
    @Singleton
    ShardReader shards(LocalCache cache) {
        return new ShardReader(cache);
    }
}
