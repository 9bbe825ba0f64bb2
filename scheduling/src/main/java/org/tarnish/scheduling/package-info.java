/** The owner of experiments: what is planned, published, failed and ended. */
package org.tarnish.scheduling;
