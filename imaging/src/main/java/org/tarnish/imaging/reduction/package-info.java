/** Less of an image: color, resolution, window, or all of them, at a quality. */
package org.tarnish.imaging.reduction;
