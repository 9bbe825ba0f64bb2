/** Shards of image sets in the store. */
package org.tarnish.pipeline.shard;
