/** BMP. */
package org.tarnish.dataset.image.bmp;
