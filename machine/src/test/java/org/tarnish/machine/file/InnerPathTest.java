package org.tarnish.machine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InnerPathTest {
    private static final Path FOLDER = Path.of("out", ".", "runs");

    @Test
    void namesInsideAreBelowTheFolder() throws IOException {
        assertThat(InnerPath.of(FOLDER, "a/b.png")).isEqualTo(Path.of("out/runs/a/b.png"));
        assertThat(InnerPath.of(FOLDER, "a/../b")).isEqualTo(Path.of("out/runs/b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "", ".", "a/..", "../runs2/x"})
    void namesThatLeadOutAreRefused(String name) {
        assertThatThrownBy(() -> InnerPath.of(FOLDER, name))
                .isInstanceOf(IOException.class)
                .hasMessage("The store names a file outside its folder: '" + name + "'.");
    }
}
