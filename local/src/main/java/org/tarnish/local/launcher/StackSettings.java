package org.tarnish.local.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tarnish.cli.folder.DataFolder;

/**
 * What a {@link Stack} is made of.
 *
 * @param folder of its data
 * @param services in the order in which they are started
 * @param environment variables of the launcher, of which the services' own are made
 * @param patience how long the services may take to become ready
 * @param usualPorts taken where they are free and the folder remembers no others
 */
public record StackSettings(
        DataFolder folder,
        List<Service> services,
        Map<String, String> environment,
        Duration patience,
        StackPorts usualPorts) {
    public StackSettings {
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
    }
}
