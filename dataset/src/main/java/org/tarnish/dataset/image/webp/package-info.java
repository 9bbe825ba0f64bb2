/** WebP: the container, VP8 (lossy, RFC 6386) and VP8L (lossless, RFC 9649), to libwebp's samples. */
package org.tarnish.dataset.image.webp;
