/** Tarnish and its peers, measured in turns in one run. */
package org.tarnish.bench.beside;
