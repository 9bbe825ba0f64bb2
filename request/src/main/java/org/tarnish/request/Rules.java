package org.tarnish.request;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one part of a request must fulfil beyond its form, which the schema checks before. Safe for concurrent use.
 */
interface Rules {
    /**
     * @param request of any form: what is wrong with that is among the findings
     * @param findings what is known to be wrong; what is found is added
     * @param completion told what the request leaves to be found out, where nothing is wrong with that
     */
    void check(JsonNode request, Findings findings, Completion completion);
}
