/** What a whole stack costs: its start, a task, and having nothing to do. */
package org.tarnish.bench.stack;
