/** PNG and NPY files, written the same on every machine. */
package org.tarnish.imaging.format;
