package org.tarnish.report.section;

import java.util.List;
import java.util.stream.IntStream;
import org.tarnish.report.html.Grid.Head;

/** A single line of headings, one for each column. */
final class Columns {
    private Columns() {}

    static List<List<Head>> numbered(List<Head> heads) {
        return List.of(IntStream.range(0, heads.size())
                .mapToObj(i -> heads.get(i).at(i))
                .toList());
    }
}
