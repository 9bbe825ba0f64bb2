/** Formats of arrays that data sets come in, read as streams and trusted in nothing: NumPy, idx, MATLAB, pickles of arrays. */
package org.tarnish.dataset.format;
