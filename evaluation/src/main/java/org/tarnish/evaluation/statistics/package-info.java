/** Intervals and quantiles. */
package org.tarnish.evaluation.statistics;
