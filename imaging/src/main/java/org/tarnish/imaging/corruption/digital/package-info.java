/** Corruptions of light, colors, geometry and files. */
package org.tarnish.imaging.corruption.digital;
