/** Images brought to another size. */
package org.tarnish.imaging.resize;
