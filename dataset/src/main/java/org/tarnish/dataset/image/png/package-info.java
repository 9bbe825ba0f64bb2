/** PNG. */
package org.tarnish.dataset.image.png;
