package org.tarnish.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.tarnish.cli.client.Audience;
import org.tarnish.cli.client.ExperimentView;
import org.tarnish.cli.client.NoStackException;
import org.tarnish.cli.client.RequestFile;
import org.tarnish.cli.client.Watching;
import org.tarnish.cli.folder.Endpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a running stack for an experiment. */
@Command(
        name = "submit",
        description = {
            "Submits an experiment to a running stack, waits until it is accepted or rejected, and prints its id."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish submit my-experiment.yaml",
            "  tarnish watch $(tarnish submit my-experiment.yaml)",
            "  tarnish submit my-experiment.yaml --json    prints {\"id\", \"state\", \"errors\"}"
        })
final class SubmitCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Context context;

    @Parameters(paramLabel = "FILE", description = "The experiment, YAML or JSON.")
    private Path file;

    @Mixin
    private DataOption data;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    SubmitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        var request = RequestFile.read(file);
        var endpoints = context.finder().find(data.named());
        var id = new ExperimentSteps(endpoints, context.screen()).submit(request);
        var answer = JSON.createObjectNode().put("id", id).put("state", "submitted");
        var decided = endpoints.web() == null ? null : decision(endpoints, id, answer);
        context.out().println(json ? answer : id);
        if (decided == null || !decided.isDecided()) {
            context.err().println("Not yet accepted: follow it with tarnish watch " + id + ".");
            return ExitCode.OK;
        }
        if (!decided.isRejected()) {
            return ExitCode.OK;
        }
        if (!json) {
            Explanation.explain(decided, context.err()::println);
        }
        return ExitCode.REJECTED;
    }

    /** What became of a request that is published; null if nobody can say yet. */
    private static ExperimentView decision(Endpoints endpoints, String id, ObjectNode answer) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        Audience answering = (view, told, at) -> {
            answer.put("state", view.state());
            answer.set("errors", told.path("errors"));
        };
        try {
            return new Watching(Context.reporting(endpoints), answering)
                    .until(view -> view.isDecided() || System.nanoTime() > deadline, id, PATIENCE);
        } catch (NoStackException e) {
            if (!e.isPassing()) {
                throw e;
            }
            return null;
        }
    }
}
