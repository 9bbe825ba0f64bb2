package org.tarnish.report.section;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.tarnish.experiment.request.ExperimentRequest;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** A request as YAML that can be submitted again: small mappings and lists on one line, others as blocks. */
final class WrittenRequest {
    private static final int LINE = 110;

    /** Writes fields in the order of the records, as people write requests. */
    private static final ObjectMapper FIELDS_IN_ORDER = new ObjectMapper();

    private WrittenRequest() {}

    static String of(ExperimentRequest request) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(LINE);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        return new Yaml(options).dump(FIELDS_IN_ORDER.convertValue(request, Object.class));
    }
}
