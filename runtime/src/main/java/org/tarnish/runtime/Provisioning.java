package org.tarnish.runtime;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.tarnish.pipeline.event.Topics;
import org.tarnish.pipeline.store.ObjectStore;
import org.tarnish.pipeline.store.StoreProbe;

/**
 * Makes topics, share groups and the bucket if they are missing, and sees once that the store's conditional puts work,
 * before anything consumes.
 */
@Singleton
class Provisioning {
    private static final int BEFORE_CHANNELS_START = 1;

    void provision(@Observes @Priority(BEFORE_CHANNELS_START) StartupEvent started, Admin admin, ObjectStore store)
            throws InterruptedException {
        Topics.provision(admin);
        store.makeBucket();
        StoreProbe.check(store);
    }
}
