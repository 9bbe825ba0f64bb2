package org.tarnish.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packages of what the table of modules calls by other names. */
final class Libraries {
    private static final List<String> JDK = List.of("java.", "javax.", "com.sun.management.");

    private static final Map<String, List<String>> PACKAGES = Map.ofEntries(
            Map.entry("Commons Compress", List.of("org.apache.commons.compress.")),
            Map.entry("Commons Statistics", List.of("org.apache.commons.statistics.")),
            Map.entry("Commons Text", List.of("org.apache.commons.text.")),
            Map.entry("DJL", List.of("ai.djl.")),
            Map.entry("Jackson", List.of("com.fasterxml.jackson.", "org.yaml.snakeyaml.")),
            Map.entry("Jackson's annotations", List.of("com.fasterxml.jackson.annotation.")),
            Map.entry("JMH", List.of("org.openjdk.jmh.")),
            Map.entry("JSON Schema", List.of("com.networknt.schema.")),
            Map.entry("Kafka", List.of("kafka.", "org.apache.kafka.")),
            Map.entry("Kafka's client", List.of("org.apache.kafka.clients.", "org.apache.kafka.common.")),
            Map.entry("MinIO's client", List.of("io.minio.", "okhttp3.")),
            Map.entry("ONNX Runtime", List.of("ai.onnxruntime.")),
            Map.entry("Parquet", List.of("org.apache.parquet.", "org.apache.hadoop.")),
            Map.entry("picocli", List.of("picocli.")),
            Map.entry(
                    "Quarkus",
                    List.of(
                            "io.quarkus.",
                            "io.smallrye.",
                            "io.micrometer.",
                            "io.opentelemetry.",
                            "jakarta.",
                            "org.eclipse.microprofile.",
                            "org.jboss.")),
            Map.entry("Qute", List.of("io.quarkus.qute.")),
            Map.entry("S3Proxy", List.of("org.gaul.s3proxy.", "org.jclouds.", "software.amazon.awssdk.")),
            Map.entry("SLF4J", List.of("org.slf4j.")),
            Map.entry("XZ", List.of("org.tukaani.xz.")));

    private Libraries() {}

    /** Whether the table may use a word. */
    static boolean isKnown(String library) {
        return PACKAGES.containsKey(library);
    }

    /** Whether a class belongs to the JDK or to one of some libraries. */
    static boolean have(List<String> libraries, String className) {
        return Stream.concat(JDK.stream(), libraries.stream().flatMap(library -> PACKAGES.get(library).stream()))
                .anyMatch(className::startsWith);
    }
}
