package org.tarnish.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tarnish.local.folder.Endpoints;

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
                .doesNotContainKey("TARNISH_DATASETS");
    }

    @Test
    void makesAFolderOfDataSetsAbsoluteAndLeavesAnAddressAlone() {
        assertThat(datasets("src")).isEqualTo(Path.of("src").toAbsolutePath().toString());
        assertThat(datasets("https://mirror.example/data")).isEqualTo("https://mirror.example/data");
    }

    private static String datasets(String place) {
        return ServiceEnvironment.of(Map.of("TARNISH_DATASETS", place), ENDPOINTS)
                .get("TARNISH_DATASETS");
    }
}
