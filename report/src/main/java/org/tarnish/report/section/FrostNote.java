package org.tarnish.report.section;

import org.tarnish.imaging.corruption.weather.Frost;
import org.tarnish.imaging.corruption.weather.FrostTextures;
import org.tarnish.report.Report;

/** Which textures frost was made of: numbers with different ones are not comparable to the last point. */
final class FrostNote {
    private FrostNote() {}

    /** A sentence or two, or null if no run is evaluated on frost. */
    static String of(Report report) {
        var corruptions = report.request().conditions().corruptions();
        if (corruptions == null || !corruptions.names().contains(Frost.NAME)) {
            return null;
        }
        return corruptions
                .otherFrostTextures()
                .map(asked -> "Frost uses the textures " + asked + ", from a folder of whoever ran this.")
                .orElseGet(() -> "Frost uses textures made by code ("
                        + FrostTextures.synthesized().identity()
                        + "), not the originals: its numbers may differ from published ones.");
    }
}
