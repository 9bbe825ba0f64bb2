package org.tarnish.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings as a service gets them: from the file that the services share, and the environment above it. */
class SettingsTest {
    private static final String SHARED = "META-INF/microprofile-config.properties";
    private static final int ABOVE_FILES = 300;

    @Test
    void withoutAnEnvironmentEverySettingHasItsValueOrIsAbsent() {
        var settings = settings(Map.of());

        assertThat(settings.s3().endpoint()).isEqualTo("http://localhost:9000");
        assertThat(settings.s3().bucket()).isEqualTo("tarnish");
        assertThat(settings.s3().accessKey()).isEmpty();
        assertThat(settings.s3().secretKey()).isEmpty();
        assertThat(settings.work()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "tarnish"));
        assertThat(settings.cacheBytes()).isEqualTo(4_000_000_000L);
        assertThat(settings.hungAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.mostTasks()).isEqualTo(1_000_000);
        assertThat(settings.parent()).isEqualTo("none");
        assertThat(settings.datasets()).isEmpty();
        assertThat(settings.weights()).isEmpty();
        assertThat(settings.frost()).isEmpty();
        assertThat(settings.threads()).isEmpty();
        assertThat(settings.device()).isEmpty();
        assertThat(settings.devices()).isEmpty();
    }

    @Test
    void theEnvironmentCountsAboveTheFile() {
        var settings = settings(Map.of(
                "TARNISH_S3_ENDPOINT", "https://store:9443",
                "TARNISH_S3_ACCESS_KEY", "key",
                "TARNISH_S3_SECRET_KEY", "secret",
                "TARNISH_WORK", "/work",
                "TARNISH_CACHE_BYTES", "1000",
                "TARNISH_DATA_MEMORY", "2000",
                "TARNISH_HUNG_AFTER", "PT90S",
                "TARNISH_PARENT", "stdin",
                "TARNISH_THREADS", "3",
                "TARNISH_WEIGHTS", "/weights"));

        assertThat(settings.s3().endpoint()).isEqualTo("https://store:9443");
        assertThat(settings.s3().accessKey()).contains("key");
        assertThat(settings.s3().secretKey()).contains("secret");
        assertThat(settings.work()).isEqualTo(Path.of("/work"));
        assertThat(settings.cacheBytes()).isEqualTo(1_000);
        assertThat(settings.dataMemory()).isEqualTo(2_000);
        assertThat(settings.hungAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.parent()).isEqualTo("stdin");
        assertThat(settings.threads()).contains(3);
        assertThat(settings.weights()).contains(Path.of("/weights"));
    }

    @Test
    void whatIsNoNumberIsNamedAtTheStart() {
        assertThatThrownBy(() -> settings(Map.of("TARNISH_CACHE_BYTES", "4 GB")))
                .hasMessageContaining("tarnish.cache-bytes")
                .hasMessageContaining("4 GB");
    }

    private static Settings settings(Map<String, String> environment) {
        var above = new HashMap<>(environment);
        // As the launcher leaves it where nobody sets one.
        above.putIfAbsent("PATH", "");
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addSystemSources()
                    .withSources(
                            new PropertiesConfigSource(
                                    Settings.class.getClassLoader().getResource(SHARED), 100),
                            new EnvConfigSource(above, ABOVE_FILES))
                    .withMapping(Settings.class)
                    .build()
                    .getConfigMapping(Settings.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
