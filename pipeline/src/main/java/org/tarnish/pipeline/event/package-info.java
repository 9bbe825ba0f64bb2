/** Messages, and the topics they go through. */
package org.tarnish.pipeline.event;
