/** JPEG: what a file's markers mean is decided here, as libjpeg decides it; imaging's decoder or the JDK's libjpeg decodes the rest. */
package org.tarnish.dataset.image.jpeg;
