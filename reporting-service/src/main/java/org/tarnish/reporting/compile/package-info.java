/** The task that compiles a report from what the tasks of an experiment left. */
package org.tarnish.reporting.compile;
