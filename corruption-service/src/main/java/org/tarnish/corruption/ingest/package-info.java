/** Tasks that read data sets and image sets, bring them to one size and store them by content. */
package org.tarnish.corruption.ingest;
