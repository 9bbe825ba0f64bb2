/** Networks as descriptions, a catalogue. */
package org.tarnish.network.architecture;
