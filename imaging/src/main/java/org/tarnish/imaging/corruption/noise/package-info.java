/** Corruptions by noise. */
package org.tarnish.imaging.corruption.noise;
