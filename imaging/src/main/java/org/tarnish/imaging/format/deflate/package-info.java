/** Compression that does not depend on the JDK, so that entropies do not. */
package org.tarnish.imaging.format.deflate;
