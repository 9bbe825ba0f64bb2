/** The task that trains; wiring of the trainer-service. */
package org.tarnish.trainer;
