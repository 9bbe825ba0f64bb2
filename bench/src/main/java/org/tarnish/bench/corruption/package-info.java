/** How fast corruptions, the PNG entropy and {@code tarnish corrupt} are. */
package org.tarnish.bench.corruption;
