package org.tarnish.dataset.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.tarnish.dataset.format.FormatException;

/** The ways in which pages are compressed, by Parquet's numbers. All expand as they are read, into little memory. */
final class Codecs {
    private static final List<String> NAMES =
            List.of("none", "snappy", "gzip", "lzo", "brotli", "Hadoop's lz4", "zstd", "lz4");

    /** How far back Snappy's writers refer. */
    private static final int SNAPPY_BLOCK = 1 << 16;

    private Codecs() {}

    /** @throws FormatException if it is one that is not read */
    static InputStream expanded(int codec, InputStream page) throws IOException {
        return switch (codec) {
            case 0 -> page;
            case 1 -> new SnappyCompressorInputStream(page, SNAPPY_BLOCK);
            case 2 -> new GZIPInputStream(page, 1 << 13);
            case 6 -> new ZstdCompressorInputStream(page);
            case 7 -> new BlockLZ4CompressorInputStream(page);
            default ->
                throw new FormatException("is compressed by "
                        + (codec >= 0 && codec < NAMES.size() ? NAMES.get(codec) : "an unknown way, " + codec)
                        + ", which is not read; write it with compression snappy, zstd, gzip or none");
        };
    }
}
