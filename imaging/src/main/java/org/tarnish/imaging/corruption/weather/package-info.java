/** Corruptions by weather. */
package org.tarnish.imaging.corruption.weather;
