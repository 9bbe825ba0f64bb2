package org.tarnish.experiment.result;

import java.time.Instant;

/**
 * A compiled report.
 *
 * @param report key of its page
 * @param finished when the last of its numbers was there
 */
public record ReportResult(String report, Instant finished) {}
