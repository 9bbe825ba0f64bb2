/** Images, and randomness that depends on a seed alone. */
package org.tarnish.imaging;
