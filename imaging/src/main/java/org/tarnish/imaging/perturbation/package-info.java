/** Sequences of frames that change an image little by little. */
package org.tarnish.imaging.perturbation;
