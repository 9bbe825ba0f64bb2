package org.tarnish.cli.corrupt;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.imaging.Catalogue;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.SeverityTable;

/**
 * Everything that the bytes of the outputs depend on: two runs of equal settings write the same.
 *
 * @param version of the layouts and of the way draws are made; outputs of another version are not gone on with
 * @param dataset as it was named
 * @param sourceLayout how its files were to be understood; null if that was found out
 * @param fingerprint of its content
 * @param split which images: a split's name, or {@code all}
 * @param limit most images; 0 for all
 * @param resize the shorter side is brought to this before {@code size} is cut out; 0 for the same as {@code size}
 * @param size side of all outputs; 0 keeps the images' own sizes
 * @param rows the order of the images in arrays; null for files
 * @param frost identity of the frost textures; null without frost
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CorruptSettings(
        int version,
        String dataset,
        String sourceLayout,
        String fingerprint,
        String split,
        int limit,
        int resize,
        int size,
        OutputLayout layout,
        FileFormat format,
        RowOrder rows,
        List<String> corruptions,
        List<Integer> severities,
        SeverityTable table,
        String frost,
        long seed) {
    static final int VERSION = 2;

    public CorruptSettings {
        corruptions = List.copyOf(corruptions);
        severities = List.copyOf(severities);
    }

    /** What happens to every image, severities of one corruption together. */
    List<SeededCorruption> treatments(Catalogue<Corruption> catalogue) {
        var treatments = new ArrayList<SeededCorruption>();
        for (var name : corruptions) {
            for (var severity : severities) {
                treatments.add(new SeededCorruption(catalogue.named(name), severity, table, seed));
            }
        }
        return treatments;
    }
}
