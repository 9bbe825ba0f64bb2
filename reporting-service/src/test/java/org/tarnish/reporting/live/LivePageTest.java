package org.tarnish.reporting.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.RequestError;
import org.tarnish.reporting.live.ExperimentStatus.Activity;
import org.tarnish.reporting.live.ExperimentStatus.KindProgress;

class LivePageTest {
    private static final String HOSTILE = "</template><script>alert(\"x\")</script>&'";

    private final LivePage page = new LivePage();

    @Test
    void theListLinksEveryExperiment() {
        assertThat(page.list(Samples.summaries(), null))
                .contains("<a href=\"/experiments/exp-20260314-7f3a9c\" data-field=\"name\">cifar10-quick</a>")
                .contains("41 of 96")
                .contains("class=\"state rejected\"");
    }

    @Test
    void aPartOfTheListLinksTheNextPart() {
        assertThat(page.list(Samples.summaries(), "/?limit=5&after=x"))
                .contains("<p id=\"more\"><a href=\"/?limit=5&amp;after=x\">More</a></p>");
        assertThat(page.list(Samples.summaries(), null)).contains("<p id=\"more\" hidden>");
    }

    @Test
    void anEmptyListShowsHowToSubmit() {
        assertThat(page.list(List.of(), null))
                .contains("<section id=\"empty\" class=\"answer\">")
                .contains("./tarnish submit experiments/digits-quickstart.yaml")
                .contains("<section id=\"filled\" hidden>");
        assertThat(page.list(Samples.summaries(), null)).contains("<section id=\"empty\" class=\"answer\" hidden>");
    }

    @Test
    void barsShowDoneReusedRunningFailedAndSkipped() {
        assertThat(page.experiment(Samples.running()))
                .contains("30 of 38, 2 running, 12 reused, 1 failed")
                // 18 of 38 done now, 12 found, 2 at work, 1 failed.
                .contains("class=\"fresh\" style=\"--share: 47.37\"")
                .contains("class=\"reused\" style=\"--share: 31.58\"")
                .contains("class=\"running\" style=\"--share: 5.26\"")
                .contains("class=\"failed\" style=\"--share: 2.63\"")
                .contains("12,480 of 45,000 images, 812 / s");
    }

    @Test
    void aFinishedExperimentLinksItsReport() {
        assertThat(page.experiment(Samples.finished()))
                .contains("<p id=\"report\"><a class=\"button\" href=\"/experiments/exp-20260313-c08e12/report.html\">")
                .contains("data-over");
        assertThat(page.experiment(Samples.running())).contains("<p id=\"report\" hidden>");
    }

    @Test
    void aRejectedRequestListsEveryError() {
        assertThat(page.experiment(Samples.rejected()))
                .contains("The request was rejected")
                .contains("conditions.corruptions.names[0]")
                .contains("did you mean speckle_noise?")
                .contains("must be at least 1, was 0");
    }

    @Test
    void whatFailedIsNamedWithItsReasonWhileTheRestGoesOn() {
        assertThat(page.experiment(Samples.running()))
                .contains("What failed")
                .contains("the shard could not be written: the disk is full");
    }

    @Test
    void withoutScriptsThePageReloadsItself() {
        assertThat(page.list(List.of(), null))
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>");
    }

    @Test
    void namesFromOutsideNeverBecomeMarkup() {
        var summary = Samples.summary(HOSTILE, HOSTILE, ExperimentState.RUNNING, 0, 1);
        var status = new ExperimentStatus(
                summary,
                List.of(new KindProgress(HOSTILE, 1, 0, 0, 0, 0, 1)),
                List.of(new Activity(HOSTILE, HOSTILE, 0, 1, 0, HOSTILE)),
                List.of(new RequestError(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE))),
                List.of(new ExperimentStatus.Problem(HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                "/" + HOSTILE);

        assertThat(page.experiment(status).split("<script", -1)).hasSize(2);
        assertThat(page.list(List.of(summary), null).split("<script", -1)).hasSize(2);
        assertThat(page.list(List.of(summary), null)).contains("href=\"/experiments/%3C%2Ftemplate%3E");
    }

    @Test
    void aPlanOfNothingHasEmptyBars() {
        var status = new ExperimentStatus(
                Samples.summaries().get(1),
                List.of(new KindProgress("train", 0, 0, 0, 0, 0, 0)),
                List.of(),
                List.of(),
                List.of(),
                null);

        assertThat(page.experiment(status)).contains("0 of 0").doesNotContain("NaN");
    }
}
