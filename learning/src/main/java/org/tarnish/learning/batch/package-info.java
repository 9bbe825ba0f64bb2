/** Images on their way to the device: in which order, in batches, loaded ahead. */
package org.tarnish.learning.batch;
