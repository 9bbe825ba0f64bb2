package org.tarnish.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.tarnish.cli.client.Audience;
import org.tarnish.cli.client.ExperimentView;

/** The ways of showing progress. */
public final class Audiences {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private Audiences() {}

    /** Bars on a terminal; else a line every few seconds, and whenever the state changes. */
    public static Audience people(Screen screen) {
        return screen.isTerminal() ? new Bars(screen) : new Lines(screen);
    }

    /** The service's answer as one line of JSON, whenever it differs from the last. */
    public static Audience scripts(PrintStream out) {
        return new JsonLines(out);
    }

    private record Bars(Screen screen, ProgressLines progress) implements Audience {
        private Bars(Screen screen) {
            this(screen, new ProgressLines());
        }

        @Override
        public void see(ExperimentView view, JsonNode json, Duration at) {
            var lines = progress.bars(view, at);
            if (view.isOver()) {
                screen.show(List.of());
                lines.forEach(screen::say);
            } else {
                screen.show(lines);
            }
        }
    }

    private static final class Lines implements Audience {
        private final Screen screen;
        private final ProgressLines progress = new ProgressLines();
        private Duration lastAt;
        private String lastState = "";
        private String lastLine = "";

        private Lines(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void see(ExperimentView view, JsonNode json, Duration at) {
            var line = progress.line(view);
            var due = lastAt == null || at.minus(lastAt).compareTo(BETWEEN_LINES) >= 0;
            if (!view.state().equals(lastState) || due && !line.equals(lastLine)) {
                screen.say(Bar.time(at) + " " + view.id() + ": " + line);
                lastAt = at;
                lastState = view.state();
                lastLine = line;
            }
        }
    }

    private static final class JsonLines implements Audience {
        private final PrintStream out;
        private JsonNode last;

        private JsonLines(PrintStream out) {
            this.out = out;
        }

        @Override
        public void see(ExperimentView view, JsonNode json, Duration at) {
            if (!json.equals(last)) {
                out.println(json);
                out.flush();
                last = json;
            }
        }
    }
}
