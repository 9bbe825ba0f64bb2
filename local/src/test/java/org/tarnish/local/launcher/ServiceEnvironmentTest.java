package org.tarnish.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.cli.folder.Endpoints;

class ServiceEnvironmentTest {
    private static final Endpoints ENDPOINTS =
            new Endpoints("kafka:1", new Endpoints.S3("http://s3", "who", "proof", "tarnish"), "http://web");

    @Test
    void saysWhereBrokerAndStoreAreAndPassesTheRestOn() {
        assertThat(ServiceEnvironment.of(Map.of("DJL_CACHE_DIR", "/cache", "TARNISH_KAFKA", "elsewhere"), ENDPOINTS))
                .containsEntry("TARNISH_KAFKA", "kafka:1")
                .containsEntry("TARNISH_S3_ENDPOINT", "http://s3")
                .containsEntry("TARNISH_S3_ACCESS_KEY", "who")
                .containsEntry("TARNISH_S3_SECRET_KEY", "proof")
                .containsEntry("TARNISH_S3_BUCKET", "tarnish")
                .containsEntry("DJL_CACHE_DIR", "/cache")
                .doesNotContainKeys("TARNISH_DATASETS", "TARNISH_WEIGHTS", "TARNISH_FROST");
    }

    @Test
    void makesFoldersAbsoluteAndLeavesAnAddressAlone() {
        for (var name : List.of("TARNISH_DATASETS", "TARNISH_WEIGHTS", "TARNISH_FROST")) {
            assertThat(given(name, "src"))
                    .isEqualTo(Path.of("src").toAbsolutePath().toString());
        }
        assertThat(given("TARNISH_DATASETS", "https://mirror.example/data")).isEqualTo("https://mirror.example/data");
    }

    private static String given(String name, String place) {
        return ServiceEnvironment.of(Map.of(name, place), ENDPOINTS).get(name);
    }
}
