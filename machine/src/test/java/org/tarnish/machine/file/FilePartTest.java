package org.tarnish.machine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePartTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenAtAPlaceIsReadThere() throws IOException {
        try (var file = open("a", 0)) {
            FilePart.write(file, ByteBuffer.wrap(new byte[] {1, 2, 3}), 5);
            var read = ByteBuffer.allocate(2);
            FilePart.read(file, read, 6);
            assertThat(read.array()).containsExactly(2, 3);
            assertThat(file.size()).isEqualTo(8);
        }
    }

    @Test
    void aPartThatIsNotAllThereIsAnErrorOrAsMuchAsThereIs() throws IOException {
        try (var file = open("b", 10)) {
            assertThatThrownBy(() -> FilePart.read(file, ByteBuffer.allocate(4), 8))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("the file ends after 10 bytes, wanted were those up to 12");
            var read = ByteBuffer.allocate(4);
            assertThat(FilePart.readAvailable(file, read, 8)).isEqualTo(2);
            assertThat(read.position()).isEqualTo(2);
        }
    }

    private FileChannel open(String name, int bytes) throws IOException {
        var file = Files.write(folder.resolve(name), new byte[bytes]);
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
