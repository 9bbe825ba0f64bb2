/** What follows from a request: runs, conditions, and a graph of tasks named by their content. */
package org.tarnish.experiment.plan;
