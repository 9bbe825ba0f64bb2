/** What a user wrote. */
package org.tarnish.experiment.request;
