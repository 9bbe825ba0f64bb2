/** Wiring of the corruption-service. */
package org.tarnish.corruption;
