package org.tarnish.reporting.live;

import io.quarkus.qute.RawString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.report.html.Numbers;
import org.tarnish.report.html.Templates;

/**
 * The pages at {@code /} and {@code /experiments/{id}}. They arrive complete; a small script then asks
 * {@code /api/experiments} and {@code /api/experiments/{id}} each second, which answer with the same records as JSON,
 * and updates the page in place. Without scripts the page reloads itself. Everything from outside is escaped. Safe for
 * concurrent use.
 */
public final class LivePage {
    private final Templates templates = new Templates();

    /**
     * A part of the list of experiments, in the given order; an empty one shows how to submit.
     *
     * @param more path of the next part, or null
     */
    public String list(List<ExperimentSummary> experiments, String more) {
        return templates.render(
                "list.html",
                new ListView(experiments.stream().map(SummaryView::of).toList(), more, style(), script()));
    }

    /** One experiment's progress. */
    public String experiment(ExperimentStatus status) {
        return templates.render(
                "experiment.html",
                new ExperimentView(
                        SummaryView.of(status.summary()),
                        status.report(),
                        status.errors(),
                        status.problems(),
                        status.kinds().stream().map(KindView::of).toList(),
                        status.activities().stream().map(ActivityView::of).toList(),
                        style(),
                        script()));
    }

    private RawString style() {
        return templates.verbatim("tarnish.css");
    }

    private RawString script() {
        return templates.verbatim("live.js");
    }

    /** What the list's template knows. */
    record ListView(List<SummaryView> rows, String more, RawString style, RawString script) {
        /** The row that scripts fill in. */
        public SummaryView blank() {
            return new SummaryView("", "", "", "", "", false, "", "", "0");
        }
    }

    /** What an experiment's template knows, with what scripts fill in. */
    record ExperimentView(
            SummaryView summary,
            String report,
            List<RequestError> errors,
            List<ExperimentStatus.Problem> problems,
            List<KindView> kinds,
            List<ActivityView> activities,
            RawString style,
            RawString script) {
        public ExperimentStatus.Problem blankProblem() {
            return new ExperimentStatus.Problem("", "", "", "");
        }

        public KindView blankKind() {
            return new KindView("", "", "0", "0", "0", "0", "0");
        }

        public ActivityView blankActivity() {
            return new ActivityView("", "", "", "0");
        }

        public RequestError blankError() {
            return new RequestError("", "", "", List.of());
        }
    }

    /** A summary in words. */
    record SummaryView(
            String id,
            String name,
            String address,
            String state,
            String words,
            boolean over,
            String submitted,
            String progress,
            String percent) {
        static SummaryView of(ExperimentSummary summary) {
            return new SummaryView(
                    summary.id(),
                    summary.name(),
                    "/experiments/"
                            + URLEncoder.encode(summary.id(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"),
                    summary.words().equals(summary.state().label())
                            ? summary.state().label()
                            : summary.state().label() + " flawed",
                    summary.words(),
                    summary.state().over(),
                    Numbers.moment(summary.submitted()),
                    summary.total() == 0
                            ? Numbers.NONE
                            : Numbers.count(summary.done()) + " of " + Numbers.count(summary.total()),
                    share(summary.done(), summary.total()));
        }
    }

    /** The tasks of a kind as shares of a bar. */
    record KindView(
            String kind, String text, String fresh, String reused, String running, String failed, String skipped) {
        static KindView of(ExperimentStatus.KindProgress kind) {
            return new KindView(
                    kind.kind(),
                    words(kind),
                    share(kind.done() - kind.reused(), kind.total()),
                    share(kind.reused(), kind.total()),
                    share(kind.running(), kind.total()),
                    share(kind.failed(), kind.total()),
                    share(kind.skipped(), kind.total()));
        }

        private static String words(ExperimentStatus.KindProgress kind) {
            var text = new StringBuilder(Numbers.count(kind.done()) + " of " + Numbers.count(kind.total()));
            append(text, kind.running(), "running");
            append(text, kind.reused(), "reused");
            append(text, kind.failed(), "failed");
            append(text, kind.skipped(), "skipped");
            return text.toString();
        }

        private static void append(StringBuilder text, int count, String what) {
            if (count > 0) {
                text.append(", ").append(Numbers.count(count)).append(' ').append(what);
            }
        }
    }

    /** What a task does, in words. */
    record ActivityView(String task, String text, String amount, String percent) {
        static ActivityView of(ExperimentStatus.Activity activity) {
            var amount = new StringBuilder(Numbers.count(activity.done()));
            if (activity.total() > 0) {
                amount.append(" of ").append(Numbers.count(activity.total()));
            }
            amount.append(' ').append(activity.unit());
            if (activity.rate() > 0) {
                boolean slow = activity.rate() < 10;
                amount.append(", ")
                        .append(
                                slow
                                        ? Numbers.decimals(activity.rate(), 1)
                                        : Numbers.count(Math.round(activity.rate())))
                        .append(" / s");
            }
            return new ActivityView(
                    activity.task(), activity.text(), amount.toString(), share(activity.done(), activity.total()));
        }
    }

    private static String share(long part, long whole) {
        return whole <= 0 ? "0" : Numbers.decimals(100.0 * Math.max(0, Math.min(part, whole)) / whole, 2);
    }
}
