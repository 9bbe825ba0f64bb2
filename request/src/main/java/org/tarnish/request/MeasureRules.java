package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;
import org.tarnish.evaluation.choice.MeasureChoice;

/** The measures that a report is to show are of the catalogues. */
final class MeasureRules implements Rules {
    private static final String FIELD = "measures";

    @Override
    public void check(JsonNode request, Findings findings, Completion completion) {
        var names = request.path(FIELD);
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.isTextual() && !MeasureChoice.known().contains(name.textValue())) {
                findings.add(Wording.unknownName(FIELD + "[" + i + "]", name, MeasureChoice.known()));
            }
        }
    }
}
