package org.tarnish.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
    @TempDir
    Path folder;

    @Test
    void areWrittenAsOtherClientsReadThem() throws IOException {
        var file = folder.resolve("endpoints.json");
        var endpoints = new Endpoints(
                "127.0.0.1:9092", new Endpoints.S3("http://127.0.0.1:9000", "who", "proof", "tarnish"), "http://web");
        endpoints.write(file);
        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/kafka").asText()).isEqualTo("127.0.0.1:9092");
        assertThat(json.at("/s3/endpoint").asText()).isEqualTo("http://127.0.0.1:9000");
        assertThat(json.at("/s3/accessKey").asText()).isEqualTo("who");
        assertThat(json.at("/s3/secretKey").asText()).isEqualTo("proof");
        assertThat(json.at("/s3/bucket").asText()).isEqualTo("tarnish");
        assertThat(json.at("/web").asText()).isEqualTo("http://web");
        assertThat(Endpoints.read(file)).isEqualTo(endpoints);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).as("no draft is left").containsExactly("endpoints.json");
    }
}
