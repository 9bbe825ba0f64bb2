/** Python's pickles, read as plain values: nothing in them ever runs. */
package org.tarnish.machine.pickle;
