/** Charts as SVG, small and the same on every machine. */
package org.tarnish.report.chart;
