/** How a worker does a task: claim, work, marker, outcome. */
package org.tarnish.pipeline.task;
