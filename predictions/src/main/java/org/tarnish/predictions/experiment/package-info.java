/** The predictions of whole experiments: given out, and measured again. */
package org.tarnish.predictions.experiment;
