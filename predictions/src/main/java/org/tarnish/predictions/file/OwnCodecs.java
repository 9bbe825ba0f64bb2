package org.tarnish.predictions.file;

import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The compressions that Tarnish writes; some of Parquet's others need classes that are not there. */
final class OwnCodecs implements CompressionCodecFactory {
    private static final Set<CompressionCodecName> KNOWN =
            EnumSet.of(CompressionCodecName.ZSTD, CompressionCodecName.UNCOMPRESSED);
    private static final int PAGE_BYTES = 1 << 20;

    private final CodecFactory codecs = new CodecFactory(new PlainParquetConfiguration(), PAGE_BYTES);

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return codecs.getCompressor(known(codec));
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return codecs.getDecompressor(known(codec));
    }

    private static CompressionCodecName known(CompressionCodecName codec) {
        if (!KNOWN.contains(codec)) {
            throw new IllegalArgumentException("its columns must be compressed with one of " + KNOWN + ", were with "
                    + codec + "; it has not been written by Tarnish");
        }
        return codec;
    }

    @Override
    public void release() {
        codecs.release();
    }
}
