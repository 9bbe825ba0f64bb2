/** TIFF and BigTIFF. */
package org.tarnish.dataset.image.tiff;
