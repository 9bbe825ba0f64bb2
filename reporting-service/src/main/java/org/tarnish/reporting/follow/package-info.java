/** What becomes of experiments, from messages and from the store. */
package org.tarnish.reporting.follow;
