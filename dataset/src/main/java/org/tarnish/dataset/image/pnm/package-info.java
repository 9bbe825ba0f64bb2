/** PBM, PGM and PPM. */
package org.tarnish.dataset.image.pnm;
