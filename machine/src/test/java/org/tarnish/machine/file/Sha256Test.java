package org.tarnish.machine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    @TempDir
    private Path folder;

    @Test
    void hashesUtf8() {
        // printf ä | sha256sum
        assertThat(Sha256.of("\u00e4")).isEqualTo("33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc");
        assertThat(Sha256.of("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void bytesAFileAStreamAndABufferOfTheSameContentHaveTheSameSum() throws IOException {
        var content = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        var file = Files.write(folder.resolve("content"), content);
        var expected = Sha256.of(content);

        assertThat(Sha256.of(file)).isEqualTo(expected);
        assertThat(new Sha256().add(new ByteArrayInputStream(content)).hex()).isEqualTo(expected);
        assertThat(new Sha256().add(ByteBuffer.wrap(content)).hex()).isEqualTo(expected);
    }

    @Test
    void textsThatAreAddedDoNotRunIntoEachOther() {
        assertThat(new Sha256().add("ab").add("c").hex())
                .isNotEqualTo(new Sha256().add("a").add("bc").hex());
    }

    @Test
    void beginsWithItsKind() {
        assertThat(Sha256.begin("file").add(7).hex())
                .isEqualTo(new Sha256().add("file").add(7).hex());
    }
}
