/** Image files of all formats that are read, as the samples that Pillow makes of them. */
package org.tarnish.dataset.image;
