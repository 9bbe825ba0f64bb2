package org.tarnish.cli.corrupt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeTwo() throws IOException {
        file = folder.resolve("journal");
        try (var journal = open()) {
            journal.add(3, List.of("a", "b"));
            journal.add(0, List.of("c", "d"));
        }
    }

    @Test
    void keepsWhatWasAdded() throws IOException {
        try (var journal = open()) {
            assertThat(journal.count()).isEqualTo(2);
            assertThat(journal.has(1)).isFalse();
            assertThat(journal.checksums(3)).containsExactly("a", "b");
            assertThat(journal.checksums(0)).containsExactly("c", "d");
        }
    }

    @Test
    void aLineCutOffAnywhereIsNoneAndIsWrittenOver() throws IOException {
        var whole = Files.readAllBytes(file);
        int second = new String(whole, java.nio.charset.StandardCharsets.US_ASCII).indexOf('\n') + 1;
        for (int length = second; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            try (var journal = open()) {
                assertThat(journal.count()).as("%d bytes", length).isEqualTo(1);
                journal.add(0, List.of("c", "d"));
            }
            assertThat(file).hasBinaryContent(whole);
        }
    }

    @Test
    void blocksThatTheDiskNeverWroteEndIt() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(100), channel.size());
        }
        try (var journal = open()) {
            assertThat(journal.count()).isEqualTo(2);
            journal.add(2, List.of("e", "f"));
        }
        try (var journal = open()) {
            assertThat(journal.checksums(2)).containsExactly("e", "f");
        }
    }

    @Test
    void aForgottenImageMayBeAddedAgain() throws IOException {
        try (var journal = open()) {
            journal.forget(3);
            assertThat(journal.has(3)).isFalse();
            journal.add(3, List.of("g", "h"));
            assertThat(journal.checksums(3)).containsExactly("g", "h");
        }
    }

    private Journal open() throws IOException {
        return new Journal(file, 4, 2);
    }
}
