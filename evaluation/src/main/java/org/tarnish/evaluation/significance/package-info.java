/** Tests of differences between runs, and corrections for many of them. */
package org.tarnish.evaluation.significance;
