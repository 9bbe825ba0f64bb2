package org.tarnish.cli.corrupt;

import java.nio.file.Path;
import java.util.List;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * What is asked for; what is left open is decided by the images.
 *
 * @param dataset a name, a folder or archive, or an address
 * @param sourceLayout how the data set's files are to be understood; null to find it out
 * @param format null for the layout's own
 * @param table null for the one that fits the images' size
 * @param frost folder of frost textures; null for the product's own
 * @param split null for the test images, else the validation images, else all
 * @param limit 0 for no limit
 * @param resize 0 for the same as {@code size}
 * @param size 0 for the images' own sizes
 */
public record CorruptRequest(
        String dataset,
        String sourceLayout,
        String split,
        int limit,
        int resize,
        int size,
        OutputLayout layout,
        FileFormat format,
        List<String> corruptions,
        List<Integer> severities,
        SeverityTable table,
        Path frost,
        long seed,
        int threads,
        Path out) {
    public CorruptRequest {
        corruptions = List.copyOf(corruptions);
        severities = List.copyOf(severities);
    }
}
