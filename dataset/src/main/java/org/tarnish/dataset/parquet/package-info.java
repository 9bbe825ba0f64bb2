/** Parquet files, read forwards one column at a time: no value but the one that is looked at is held, and no header is believed. */
package org.tarnish.dataset.parquet;
