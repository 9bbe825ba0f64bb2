/** Wiring of the reporting-service. */
package org.tarnish.reporting;
