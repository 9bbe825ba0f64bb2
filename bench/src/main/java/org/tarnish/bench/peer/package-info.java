/** Processes that measure when they are asked to, and how they are spoken with: a line of JSON each way. */
package org.tarnish.bench.peer;
