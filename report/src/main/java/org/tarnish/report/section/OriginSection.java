package org.tarnish.report.section;

import java.util.Optional;

/** What each network's weights were before its first epoch. */
final class OriginSection implements Section {
    @Override
    public String id() {
        return "origins";
    }

    @Override
    public String title() {
        return "Where runs begin";
    }

    @Override
    public Optional<Content> content(Results results) {
        var table = new OriginTable(results.report());
        return table.exists()
                ? Optional.of(Content.table(
                        "What each network's weights were before its first epoch; the sum tells which file exactly.",
                        table.grid()))
                : Optional.empty();
    }
}
