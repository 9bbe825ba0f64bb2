package org.tarnish.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class YamlTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void requestsReadAsPeopleWriteThem() {
        var request = SampleReport.quickstart().request();

        assertThat(text(json.valueToTree(request).toString()))
                .startsWith("name: digits-quickstart\ndataset: {name: digits, validation: 0.1, test: 0.2}\n")
                .contains("architectures: [resnet20]\n")
                .contains("methodologies:\n  - baseline\n  - fixed: {quality: 0.5, reduction: resolution}\n")
                .endsWith("seeds: [0]\n");
    }
}
