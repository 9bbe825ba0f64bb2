package org.tarnish.local.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tarnish.cli.folder.DataFolder;

/** The services of a stack, started and stopped together. */
final class ServiceGroup implements AutoCloseable {
    /** The trainer writes a checkpoint before it ends. */
    private static final Duration TIME_TO_END = Duration.ofSeconds(20);

    private final List<SupervisedService> services;
    private final Consumer<String> say;

    ServiceGroup(
            List<Service> services,
            DataFolder folder,
            Map<String, String> environment,
            int webPort,
            Consumer<String> say) {
        this.services = services.stream()
                .map(service -> new SupervisedService(service, folder, environment, webPort, say))
                .toList();
        this.say = say;
    }

    void start() {
        say.accept("Starting "
                + String.join(
                        ", ", services.stream().map(SupervisedService::name).toList()) + ".");
        services.forEach(SupervisedService::start);
    }

    /** Returns when every service is ready; fails if one keeps ending, or the patience is exhausted. */
    void awaitReady(Duration patience) throws IOException {
        new Readiness(patience, say).await(services);
    }

    @Override
    public void close() {
        services.forEach(SupervisedService::requestStop);
        var deadline = System.nanoTime() + TIME_TO_END.toNanos();
        services.forEach(service -> service.awaitStop(deadline));
    }
}
