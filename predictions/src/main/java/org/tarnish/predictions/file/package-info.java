/** Predictions of a network on a condition as files: Parquet, and the CSV files of before. */
package org.tarnish.predictions.file;
