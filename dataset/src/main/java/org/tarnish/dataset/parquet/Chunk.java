package org.tarnish.dataset.parquet;

/**
 * The values of one column in one row group, which lie in consecutive pages.
 *
 * @param codec by which they are compressed, by Parquet's number
 * @param values how many there are
 * @param start position of the first page in the file
 * @param bytes of all pages
 */
public record Chunk(int codec, long values, long start, long bytes) {}
