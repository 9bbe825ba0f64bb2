package org.tarnish.reporting.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leaves pages to look at in {@code target/samples}. */
class SamplePageTest {
    @Test
    void samplePagesCanBeLookedAt() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "samples"));
        var live = new LivePage();
        var pages = Map.of(
                "list", live.list(Samples.summaries(), null),
                "list-empty", live.list(List.of(), null),
                "running", live.experiment(Samples.running()),
                "finished", live.experiment(Samples.finished()),
                "rejected", live.experiment(Samples.rejected()));
        for (var page : pages.entrySet()) {
            var file = folder.resolve("live-" + page.getKey() + ".html");
            Files.writeString(file, page.getValue());
            assertThat(file).isNotEmptyFile();
        }
    }
}
