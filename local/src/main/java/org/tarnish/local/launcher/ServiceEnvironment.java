package org.tarnish.local.launcher;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.cli.folder.Endpoints;

/** The environment variables that every service gets. */
final class ServiceEnvironment {
    private static final List<String> PLACES = List.of("TARNISH_DATASETS", "TARNISH_WEIGHTS", "TARNISH_FROST");

    private ServiceEnvironment() {}

    /** The launcher's own variables, such as DJL_CACHE_DIR, and where broker and store are. */
    static Map<String, String> of(Map<String, String> own, Endpoints endpoints) {
        var variables = new HashMap<>(own);
        variables.put("TARNISH_KAFKA", endpoints.kafka());
        variables.put("TARNISH_S3_ENDPOINT", endpoints.s3().endpoint());
        variables.put("TARNISH_S3_ACCESS_KEY", endpoints.s3().accessKey());
        variables.put("TARNISH_S3_SECRET_KEY", endpoints.s3().secretKey());
        variables.put("TARNISH_S3_BUCKET", endpoints.s3().bucket());
        PLACES.forEach(place -> variables.computeIfPresent(place, (name, value) -> absolute(value)));
        return Map.copyOf(variables);
    }

    /** Services run in other folders than the launcher; an address stays as it is. */
    private static String absolute(String place) {
        try {
            var folder = Path.of(place);
            return Files.isDirectory(folder)
                    ? folder.toAbsolutePath().normalize().toString()
                    : place;
        } catch (InvalidPathException e) {
            return place;
        }
    }
}
