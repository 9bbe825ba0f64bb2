/** Jobs: published, taken in turns, given back. */
package org.tarnish.pipeline.job;
