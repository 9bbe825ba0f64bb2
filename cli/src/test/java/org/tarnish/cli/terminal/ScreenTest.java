package org.tarnish.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void replacesLiveLinesAndKeepsThemBelowWhatWasSaid() {
        var screen = screen(20);
        screen.show(List.of("one", "two"));
        screen.say("said");
        screen.show(List.of("three"));
        assertThat(text())
                .isEqualTo(
                        "one\ntwo\n" + "\u001b[2A\u001b[J" + "said\n" + "one\ntwo\n" + "\u001b[2A\u001b[J" + "three\n");
    }

    @Test
    void cutsLiveLinesThatTheTerminalWouldWrap() {
        screen(5).show(List.of("123456789"));
        assertThat(text()).isEqualTo("1234\n");
    }

    @Test
    void showsNoLiveLinesWithoutATerminal() {
        var screen = screen(0);
        screen.show(List.of("one"));
        screen.say("said");
        assertThat(text()).isEqualTo("said\n");
    }

    private Screen screen(int columns) {
        return new Screen(new PrintStream(printed, true, StandardCharsets.UTF_8), columns);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
