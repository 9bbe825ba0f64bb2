package org.tarnish.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while every poller talks to its broker or tries to. */
@Liveness
@Singleton
class WorkersHealth implements HealthCheck {
    private final Workers workers;

    WorkersHealth(Workers workers) {
        this.workers = workers;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("job pollers").status(workers.alive()).build();
    }
}
