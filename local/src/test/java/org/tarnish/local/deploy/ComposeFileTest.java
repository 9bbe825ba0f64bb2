package org.tarnish.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.pipeline.event.Topics;

/** {@code docker-compose.yml}, the Dockerfiles and their documentation against the services and against each other. */
class ComposeFileTest {
    private static final String READY = "/q/health/ready";
    private static final JsonNode COMPOSE = RepositoryFiles.compose();

    @Test
    void everyServiceOfTheRepositoryIsAServiceOfTheFile() throws IOException {
        try (var folders = Files.list(RepositoryFiles.ROOT)) {
            var services = folders.filter(
                            folder -> Files.exists(folder.resolve("src/main/resources/application.properties")))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toSet());
            assertThat(services)
                    .hasSize(4)
                    .isEqualTo(built().stream()
                            .map(name -> COMPOSE.at("/services/" + name + "/build/args/SERVICE")
                                    .asText())
                            .collect(Collectors.toSet()));
        }
        assertThat(names("/services"))
                .containsExactlyInAnyOrder(
                        "kafka",
                        "s3",
                        "corruption-service",
                        "trainer-service",
                        "trainer-service-gpu",
                        "evaluator-service",
                        "reporting-service");
    }

    @ParameterizedTest
    @MethodSource("built")
    void aServiceIsContained(String name) {
        var service = COMPOSE.at("/services/" + name);
        assertThat(service.at("/read_only").asBoolean()).isTrue();
        assertThat(texts(service.at("/security_opt"))).containsExactly("no-new-privileges");
        assertThat(texts(service.at("/cap_drop"))).containsExactly("ALL");
        assertThat(service.at("/restart").asText()).isEqualTo("unless-stopped");
        assertThat(service.at("/deploy/resources/limits/memory").asText()).isNotEmpty();
        assertThat(service.at("/build/context").asText()).isEqualTo(".");
        assertThat(RepositoryFiles.ROOT.resolve(service.at("/build/dockerfile").asText()))
                .isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("built")
    void aServiceIsReadyWhenItSaysSoAndStartsAfterBrokerAndStoreAreHealthy(String name) {
        var service = COMPOSE.at("/services/" + name);
        assertThat(service.at("/healthcheck/test").asText()).isEqualTo("/app/bin/ask " + READY);
        for (var needed : List.of("kafka", "s3")) {
            assertThat(service.at("/depends_on/" + needed + "/condition").asText())
                    .isEqualTo("service_healthy");
            assertThat(COMPOSE.at("/services/" + needed + "/healthcheck/test").isEmpty())
                    .isFalse();
        }
        assertThat(RepositoryFiles.read("runtime/pom.xml")).contains("quarkus-smallrye-health");
    }

    @ParameterizedTest
    @MethodSource("built")
    void aServiceKnowsEverySettingItIsGiven(String name) {
        var known = RepositoryFiles.settings();
        var given = names("/services/" + name + "/environment");
        assertThat(given)
                .contains(
                        "TARNISH_KAFKA",
                        "TARNISH_S3_ENDPOINT",
                        "TARNISH_S3_ACCESS_KEY",
                        "TARNISH_S3_SECRET_KEY",
                        "TARNISH_S3_BUCKET")
                .allMatch(
                        variable -> known.contains(variable)
                                || Set.of(
                                                "QUARKUS_HTTP_HOST",
                                                "QUARKUS_HTTP_PORT",
                                                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")
                                        .contains(variable),
                        "is known to the services: " + known);
        var environment = COMPOSE.at("/services/" + name + "/environment");
        assertThat(environment.at("/QUARKUS_HTTP_HOST").asText()).isEqualTo("0.0.0.0");
        assertThat(environment.at("/TARNISH_KAFKA").asText()).isEqualTo("kafka:9092");
        assertThat(environment.at("/TARNISH_S3_ENDPOINT").asText()).isEqualTo("http://s3:9000");
    }

    @Test
    void theImagesSetOnlyWhatTheServicesKnow() {
        for (var dockerfile : List.of("deploy/Dockerfile", "deploy/Dockerfile.gpu")) {
            var set = Pattern.compile("(TARNISH_[A-Z0-9_]+)=")
                    .matcher(RepositoryFiles.read(dockerfile))
                    .results();
            assertThat(RepositoryFiles.settings())
                    .containsAll(set.map(found -> found.group(1)).toList());
            assertThat(RepositoryFiles.read(dockerfile))
                    .contains("USER 10001:10001", "\"/app/bin/ask\", \"" + READY + "\"")
                    .doesNotContainIgnoringCase("secret")
                    .doesNotContainIgnoringCase("password");
        }
    }

    @Test
    void theImagesGiveServicesTheEnvironmentThatTheLauncherGivesThem() {
        var launcher = RepositoryFiles.read("local/src/main/java/org/tarnish/local/launcher/Services.java");
        var start = RepositoryFiles.read("deploy/image/start");
        var variables = Pattern.compile("\"((?:MALLOC|OMP|GLIBC)_[A-Z_]+)\", \"([^\"]+)\"")
                .matcher(launcher)
                .results()
                .toList();
        assertThat(variables).hasSizeGreaterThanOrEqualTo(6);
        assertThat(variables).allSatisfy(found -> assertThat(start).contains(found.group(1) + "=" + found.group(2)));
    }

    @Test
    void onlyLoopbackPortsArePublished() {
        var published = new TreeMap<String, List<String>>();
        COMPOSE.at("/services").properties().forEach(service -> {
            assertThat(service.getValue().has("container_name")).isFalse();
            if (service.getValue().has("ports")) {
                published.put(service.getKey(), texts(service.getValue().at("/ports")));
            }
        });
        assertThat(published)
                .isEqualTo(Map.of(
                        "kafka", List.of("127.0.0.1:${KAFKA_PORT:-9094}:9094"),
                        "s3", List.of("127.0.0.1:${S3_PORT:-9000}:9000"),
                        "reporting-service", List.of("127.0.0.1:${WEB_PORT:-8080}:8080")));
    }

    @Test
    void theBrokerIsSetUpForShareGroups() {
        var broker = COMPOSE.at("/services/kafka/environment");
        assertThat(broker.at("/KAFKA_MESSAGE_MAX_BYTES").asInt()).isEqualTo(Topics.MAX_REQUEST_BYTES);
        assertThat(broker.at("/KAFKA_GROUP_SHARE_DELIVERY_COUNT_LIMIT").asInt()).isEqualTo(10);
        assertThat(broker.at("/KAFKA_GROUP_SHARE_MIN_RECORD_LOCK_DURATION_MS").asInt())
                .isLessThanOrEqualTo(15_000);
        assertThat(broker.at("/KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR")
                        .asInt())
                .isOne();
        assertThat(broker.at("/KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR").asInt())
                .isOne();
        assertThat(broker.at("/KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR").asInt()).isOne();
        assertThat(broker.at("/KAFKA_ADVERTISED_LISTENERS").asText())
                .isEqualTo("SERVICES://kafka:9092,OUTSIDE://127.0.0.1:${KAFKA_PORT:-9094}");
        assertThat(COMPOSE.at("/services/kafka/image").asText()).endsWith(":" + RepositoryFiles.pom("kafka.version"));
    }

    @Test
    void theGpuTrainerHasTheLibraryThatTheApplicationWasMadeFor() {
        var gpu = COMPOSE.at("/services/trainer-service-gpu");
        assertThat(texts(gpu.at("/profiles"))).containsExactly("gpu");
        assertThat(gpu.at("/deploy/resources/reservations/devices/0/driver").asText())
                .isEqualTo("nvidia");
        assertThat(gpu.at("/environment/TARNISH_DEVICE").asText()).isEqualTo("cuda:0");
        assertThat(gpu.at("/build/args/BASE").asText())
                .contains("pytorch:" + RepositoryFiles.pom("djl.native.version") + "-cuda12.8");
        assertThat(RepositoryFiles.read("deploy/Dockerfile.gpu"))
                .contains("PYTORCH_VERSION=" + RepositoryFiles.pom("djl.native.version"), "PYTORCH_FLAVOR=cu128")
                .contains("ARG BASE=" + gpu.at("/build/args/BASE").asText());
    }

    @Test
    void noSecretIsWrittenDown() {
        var text = RepositoryFiles.read("docker-compose.yml");
        var secrets = Pattern.compile("(?m)^ *[A-Z0-9_]*(?:SECRET|PASSWORD)[A-Z0-9_]*: *(.*)$")
                .matcher(text)
                .results()
                .toList();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
        assertThat(secrets).allSatisfy(found -> assertThat(found.group(1)).startsWith("${TARNISH_S3_SECRET_KEY:?"));
        assertThat(RepositoryFiles.read(".env.example")).contains("\nTARNISH_S3_SECRET_KEY=\n");
    }

    @Test
    void theExampleOfSettingsNamesWhatTheFileReads() {
        var used = RepositoryFiles.VARIABLE
                .matcher(RepositoryFiles.read("docker-compose.yml"))
                .results()
                .map(found -> found.group(1));
        var named = Pattern.compile("(?m)^([A-Z0-9_]+)=")
                .matcher(RepositoryFiles.read(".env.example"))
                .results()
                .map(found -> found.group(1));
        assertThat(named.collect(Collectors.toSet())).isEqualTo(used.collect(Collectors.toSet()));
    }

    @Test
    void everyImageIsPinnedAndNamedTheSameEverywhere() {
        var pinned = RepositoryFiles.images("docker-compose.yml");
        assertThat(pinned).hasSize(4).noneMatch(image -> image.endsWith(":latest"));
        for (var service : built()) {
            assertThat(COMPOSE.at("/services/" + service + "/image").asText())
                    .isEqualTo("tarnish/" + service + ":${TARNISH_VERSION:-1.0.0}");
        }
        for (var file : List.of("deploy/Dockerfile", "deploy/Dockerfile.gpu", ".env.example", "docs/deploy.md")) {
            assertThat(pinned).as("images that " + file + " names").containsAll(RepositoryFiles.images(file));
        }
        assertThat(RepositoryFiles.images("docs/deploy.md"))
                .as("documented images")
                .isEqualTo(pinned);
    }

    @Test
    void theDocumentationNamesEverySetting() {
        var documented = RepositoryFiles.read("docs/deploy.md");
        assertThat(Stream.of(RepositoryFiles.settings(), names("/services/trainer-service/environment"))
                        .flatMap(Set::stream))
                .allSatisfy(variable -> assertThat(documented).contains("`" + variable + "`"));
    }

    /** The services that are built from this repository. */
    static Set<String> built() {
        return names("/services").stream()
                .filter(name -> COMPOSE.at("/services/" + name).has("build"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String pointer) {
        var names = new TreeSet<String>();
        COMPOSE.at(pointer).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        return Stream.iterate(0, index -> index < list.size(), index -> index + 1)
                .map(index -> list.get(index).asText())
                .toList();
    }
}
