/** Corrupted copies of a data set, written on all cores and gone on with after an interruption. */
package org.tarnish.cli.corrupt;
