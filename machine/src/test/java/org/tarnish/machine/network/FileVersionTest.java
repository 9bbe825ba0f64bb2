package org.tarnish.machine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FileVersionTest {
    @Test
    void theTagCountsBeforeTheDate() {
        var version = version(Map.of("ETag", "\"a\"", "Last-Modified", "yesterday", "Content-Length", "12"));

        assertThat(version.tag()).contains("\"a\"");
        assertThat(version.bytes()).hasValue(12);
        assertThat(version.label()).isEqualTo(version(Map.of("ETag", "W/\"a\"")).label());
        assertThat(version.label())
                .isNotEqualTo(version(Map.of("ETag", "\"b\"")).label());
        assertThat(version(Map.of("Last-Modified", "yesterday")).tag()).contains("yesterday");
    }

    @Test
    void aPartTellsTheBytesOfTheWhole() {
        assertThat(version(Map.of("Content-Range", "bytes 0-0/70000000000", "Content-Length", "1"))
                        .bytes())
                .hasValue(70_000_000_000L);
        assertThat(version(Map.of("Content-Range", "bytes 0-0/*", "Content-Length", "1"))
                        .bytes())
                .isEmpty();
    }

    @Test
    void whatAServerDoesNotSayIsNotKnown() {
        var version = version(Map.of());

        assertThat(version.tag()).isEmpty();
        assertThat(version.label()).isEmpty();
        assertThat(version.bytes()).isEmpty();
        assertThat(version(Map.of("Content-Length", "-1")).bytes()).isEmpty();
    }

    private static FileVersion version(Map<String, String> headers) {
        return FileVersion.of(HttpHeaders.of(
                headers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
                (name, value) -> true));
    }
}
