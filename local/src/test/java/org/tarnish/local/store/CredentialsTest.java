package org.tarnish.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    Path folder;

    @Test
    void areMadeOnceAndForTheirOwnersEyesOnly() throws IOException {
        var file = folder.resolve("credentials.json");
        var made = Credentials.in(file);
        assertThat(Credentials.in(file)).isEqualTo(made);
        assertThat(made.secretKey()).hasSize(40);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain(made.secretKey());
    }

    @Test
    void areDifferentInEveryFolder() throws IOException {
        assertThat(Credentials.in(folder.resolve("a"))).isNotEqualTo(Credentials.in(folder.resolve("b")));
    }

    @Test
    void sayWhatToDoWithADamagedFile() throws IOException {
        var file = Files.writeString(folder.resolve("credentials.json"), "{\"accessKey\":");
        assertThatThrownBy(() -> Credentials.in(file)).hasMessageContaining(file.toString(), "delete the file");
    }
}
