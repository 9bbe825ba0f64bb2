/** Every corruption there is, and which of them the literature counts. */
package org.tarnish.imaging.corruption.catalogue;
