package org.tarnish.cli.command;

import java.util.function.Consumer;
import org.tarnish.cli.client.ExperimentView;
import org.tarnish.experiment.request.RequestError;

/** What an experiment's state means to the one who asked for it. */
final class Explanation {
    private static final int MOST_PROBLEMS = 20;

    private Explanation() {}

    static int exitCode(ExperimentView view) {
        if (view.isRejected()) {
            return ExitCode.REJECTED;
        }
        return view.isOver() && !view.succeeded() ? ExitCode.FAILED : ExitCode.OK;
    }

    /** Says everything that is wrong with it. */
    static void explain(ExperimentView view, Consumer<String> say) {
        if (view.isRejected()) {
            say.accept("Rejected: " + view.id() + " has " + view.errors().size()
                    + " error(s); correct the file and submit" + " it again.");
        }
        view.errors().forEach(error -> say.accept("  " + field(error)));
        view.problems().stream().limit(MOST_PROBLEMS).forEach(problem -> say.accept("  " + problem(problem)));
        if (view.problems().size() > MOST_PROBLEMS) {
            say.accept("  and " + (view.problems().size() - MOST_PROBLEMS) + " more, see the report.");
        }
    }

    private static String problem(ExperimentView.Problem problem) {
        return problem.kind() + " " + problem.what() + ": " + problem.reason();
    }

    /** An error's message is a whole sentence, with the value and what is allowed; its path says where. */
    private static String field(RequestError error) {
        var place = error.path().isEmpty() ? "" : error.path() + ": ";
        return place + error.message();
    }
}
