/** The entropy of an image: how many bytes it has as a PNG. */
package org.tarnish.imaging.entropy;
