/** JPEG as libjpeg makes it: what it loses, and the files themselves, written and read. */
package org.tarnish.imaging.format.jpeg;
