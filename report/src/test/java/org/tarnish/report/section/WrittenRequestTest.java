package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.request.ExperimentRequest;
import org.yaml.snakeyaml.Yaml;

class WrittenRequestTest {
    @Test
    void requestsReadAsPeopleWriteThem() {
        assertThat(WrittenRequest.of(SampleReport.quickstart().request()))
                .startsWith("name: digits-quickstart\ndataset: {name: digits, validation: 0.1, test: 0.2}\n")
                .contains("architectures: [resnet20]\n")
                .contains("methodologies:\n  - baseline\n  - fixed: {quality: 0.5, reduction: resolution}\n")
                .endsWith("seeds: [0]\n");
    }

    @Test
    void theTextReadsBackAsTheSameRequest() {
        for (var request : new ExperimentRequest[] {
            SampleReport.typical().request(),
            Reports.empty().request(),
            Reports.hostile().request()
        }) {
            var read = new Yaml().<Object>load(WrittenRequest.of(request));

            assertThat(new ObjectMapper().convertValue(read, ExperimentRequest.class))
                    .isEqualTo(request);
        }
    }
}
