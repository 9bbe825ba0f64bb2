/** The task that writes a condition of a shard of a data set. */
package org.tarnish.corruption.shards;
