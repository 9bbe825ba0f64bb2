package org.tarnish.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.tarnish.pipeline.store.ObjectStore;

/** Ready while the object store answers and has the bucket. */
@Readiness
@Singleton
class StoreHealth implements HealthCheck {
    private final ObjectStore store;

    StoreHealth(ObjectStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("object store")
                .status(store.reachable())
                .build();
    }
}
