/** JPEG as libjpeg makes it: what it loses, and the files themselves. */
package org.tarnish.imaging.format.jpeg;
