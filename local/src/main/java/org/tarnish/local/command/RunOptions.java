package org.tarnish.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.cli.client.RequestFile;
import org.tarnish.cli.client.StackFinder;
import org.tarnish.cli.command.Context;
import org.tarnish.cli.command.ExperimentSteps;
import org.tarnish.cli.folder.Endpoints;
import org.tarnish.cli.terminal.Screen;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How one experiment is run from its file to its report. */
final class RunOptions {
    @Mixin
    private StackOptions stack;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes (default: tarnish-report/ID in this folder).")
    private Path out;

    @Option(names = "--keep", description = "Leave the stack up after the report, until Ctrl-C.")
    private boolean keep;

    int run(Path file, Context context) throws IOException, InterruptedException {
        return run(RequestFile.read(file), context);
    }

    int run(JsonNode request, Context context) throws IOException, InterruptedException {
        var screen = context.screen();
        var running = running(context, screen);
        if (running.isPresent()) {
            return new ExperimentSteps(running.get(), screen).run(request, out);
        }
        try (var own = stack.start(context, screen)) {
            var code = new ExperimentSteps(own.endpoints(), screen).run(request, out);
            if (keep) {
                screen.say("The stack stays up at " + own.endpoints().web() + " until Ctrl-C.");
                own.awaitEnd();
            }
            return code;
        }
    }

    private Optional<Endpoints> running(Context context, Screen screen) throws IOException {
        var named = stack.data().named();
        var found = named == null && context.finder().isNamedByEnvironment()
                ? Optional.of(context.finder().find(null))
                : StackFinder.running(stack.data().folder());
        found.ifPresent(endpoints -> screen.say("Using the stack that is up at " + endpoints.web() + "."));
        return found;
    }
}
