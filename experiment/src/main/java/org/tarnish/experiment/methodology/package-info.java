/** Ways of training: which images in which epoch, as pure functions of what has been achieved. */
package org.tarnish.experiment.methodology;
