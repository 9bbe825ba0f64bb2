/** The data of a report, in the form of {@code report.json}. */
package org.tarnish.report;
