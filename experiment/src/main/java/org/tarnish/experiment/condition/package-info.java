/** The forms in which images are shown to a run, as values. */
package org.tarnish.experiment.condition;
