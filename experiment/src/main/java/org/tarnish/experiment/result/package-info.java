/** What tasks leave, one record for each kind. */
package org.tarnish.experiment.result;
