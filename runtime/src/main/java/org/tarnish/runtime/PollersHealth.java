package org.tarnish.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while every poller talks to its broker or tries to. */
@Liveness
@Singleton
class PollersHealth implements HealthCheck {
    private final Pollers pollers;
    private final TaskRunners runners;

    PollersHealth(Pollers pollers, TaskRunners runners) {
        this.pollers = pollers;
        this.runners = runners;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("job pollers").status(pollers.alive());
        // A new process would be no better off: the worker rests and says why, and goes on when it is well.
        runners.health().trouble().ifPresent(trouble -> answer.withData("resting", trouble));
        return answer.build();
    }
}
