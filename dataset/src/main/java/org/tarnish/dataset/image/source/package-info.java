/** What the readers of all image formats share: bytes, palettes, the picture they fill, the reasons they give. */
package org.tarnish.dataset.image.source;
