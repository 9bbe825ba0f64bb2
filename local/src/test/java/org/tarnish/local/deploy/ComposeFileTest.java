package org.tarnish.local.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.pipeline.event.Topics;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code docker-compose.yml}, the Dockerfiles and their documentation against the services and against each other. */
class ComposeFileTest {
    private static final Path ROOT = root();
    private static final String READY = "/q/health/ready";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern IMAGE = Pattern.compile("(?:docker|quay)\\.io/[a-z0-9./-]+:[\\w.-]+");
    private static final JsonNode COMPOSE = compose();

    @Test
    void everyServiceOfTheRepositoryIsAServiceOfTheFile() throws IOException {
        try (var folders = Files.list(ROOT)) {
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
        assertThat(ROOT.resolve(service.at("/build/dockerfile").asText())).isRegularFile();
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
        assertThat(read("runtime/pom.xml")).contains("quarkus-smallrye-health");
    }

    @ParameterizedTest
    @MethodSource("built")
    void aServiceKnowsEverySettingItIsGiven(String name) {
        var known = settings();
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
                    .matcher(read(dockerfile))
                    .results();
            assertThat(settings()).containsAll(set.map(found -> found.group(1)).toList());
            assertThat(read(dockerfile))
                    .contains("USER 10001:10001", "\"/app/bin/ask\", \"" + READY + "\"")
                    .doesNotContainIgnoringCase("secret")
                    .doesNotContainIgnoringCase("password");
        }
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
        assertThat(COMPOSE.at("/services/kafka/image").asText()).endsWith(":" + pom("kafka.version"));
    }

    @Test
    void theGpuTrainerHasTheLibraryThatTheApplicationWasMadeFor() {
        var gpu = COMPOSE.at("/services/trainer-service-gpu");
        assertThat(texts(gpu.at("/profiles"))).containsExactly("gpu");
        assertThat(gpu.at("/deploy/resources/reservations/devices/0/driver").asText())
                .isEqualTo("nvidia");
        assertThat(gpu.at("/environment/TARNISH_DEVICE").asText()).isEqualTo("cuda:0");
        assertThat(gpu.at("/build/args/BASE").asText()).contains("pytorch:" + pom("djl.native.version") + "-cuda12.8");
        assertThat(read("deploy/Dockerfile.gpu"))
                .contains("PYTORCH_VERSION=" + pom("djl.native.version"), "PYTORCH_FLAVOR=cu128")
                .contains("ARG BASE=" + gpu.at("/build/args/BASE").asText());
    }

    @Test
    void noSecretIsWrittenDown() {
        var text = read("docker-compose.yml");
        var secrets = Pattern.compile("(?m)^ *[A-Z0-9_]*(?:SECRET|PASSWORD)[A-Z0-9_]*: *(.*)$")
                .matcher(text)
                .results()
                .toList();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
        assertThat(secrets).allSatisfy(found -> assertThat(found.group(1)).startsWith("${TARNISH_S3_SECRET_KEY:?"));
        assertThat(read(".env.example")).contains("\nTARNISH_S3_SECRET_KEY=\n");
    }

    @Test
    void theExampleOfSettingsNamesWhatTheFileReads() {
        var used = VARIABLE.matcher(read("docker-compose.yml")).results().map(found -> found.group(1));
        var named = Pattern.compile("(?m)^([A-Z0-9_]+)=")
                .matcher(read(".env.example"))
                .results()
                .map(found -> found.group(1));
        assertThat(named.collect(Collectors.toSet())).isEqualTo(used.collect(Collectors.toSet()));
    }

    @Test
    void everyImageIsPinnedAndNamedTheSameEverywhere() {
        var pinned = images("docker-compose.yml");
        assertThat(pinned).hasSize(4).noneMatch(image -> image.endsWith(":latest"));
        for (var service : built()) {
            assertThat(COMPOSE.at("/services/" + service + "/image").asText())
                    .isEqualTo("tarnish/" + service + ":${TARNISH_VERSION:-1.0.0}");
        }
        for (var file : List.of("deploy/Dockerfile", "deploy/Dockerfile.gpu", ".env.example", "docs/deploy.md")) {
            assertThat(pinned).as("images that " + file + " names").containsAll(images(file));
        }
        assertThat(images("docs/deploy.md")).as("documented images").isEqualTo(pinned);
    }

    @Test
    void theDocumentationNamesEverySetting() {
        var documented = read("docs/deploy.md");
        assertThat(Stream.of(settings(), names("/services/trainer-service/environment"))
                        .flatMap(Set::stream))
                .allSatisfy(variable -> assertThat(documented).contains("`" + variable + "`"));
    }

    /** The services that are built from this repository. */
    static Set<String> built() {
        return names("/services").stream()
                .filter(name -> COMPOSE.at("/services/" + name).has("build"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables that the services read: those of their configuration mapping, and those in their properties. */
    private static Set<String> settings() {
        var variables = new TreeSet<String>();
        var mapping = read("runtime/src/main/java/org/tarnish/runtime/Settings.java");
        methods(mapping, 4).forEach(found -> variables.add("TARNISH_" + constant(found.group(2))));
        methods(mapping, 8).forEach(found -> variables.add("TARNISH_S3_" + constant(found.group(2))));
        assertThat(variables).contains("TARNISH_WORK", "TARNISH_S3_ACCESS_KEY").doesNotContain("TARNISH_ENDPOINT");
        VARIABLE.matcher(read("runtime/src/main/resources/META-INF/microprofile-config.properties"))
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.startsWith("TARNISH_"))
                .forEach(variables::add);
        variables.remove("TARNISH_S3");
        return variables;
    }

    private static Stream<MatchResult> methods(String source, int indentation) {
        return Pattern.compile("(?m)^ {" + indentation + "}([\\w<>]+) (\\w+)\\(\\);$")
                .matcher(source)
                .results();
    }

    private static String constant(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
    }

    private static Set<String> images(String file) {
        return IMAGE.matcher(read(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pom(String property) {
        var found = Pattern.compile("<" + property + ">([^<]+)<").matcher(read("pom.xml"));
        assertThat(found.find()).as("property " + property + " of pom.xml").isTrue();
        return found.group(1);
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

    /** Jackson's own YAML reader does not resolve the anchors that the file is written with. */
    private static JsonNode compose() {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return new ObjectMapper().valueToTree(yaml.load(read("docker-compose.yml")));
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
