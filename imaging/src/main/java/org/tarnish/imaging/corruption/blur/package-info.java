/** Corruptions that blur. */
package org.tarnish.imaging.corruption.blur;
