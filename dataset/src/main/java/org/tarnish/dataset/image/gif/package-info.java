/** GIF. */
package org.tarnish.dataset.image.gif;
