package org.tarnish.reporting.toy;

import java.util.List;
import java.util.Optional;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Grid;
import org.tarnish.report.section.Content;
import org.tarnish.report.section.Results;
import org.tarnish.report.section.Section;
import org.tarnish.report.section.TableFile;

/** How many runs there are: a section that Tarnish does not have. */
public final class ToySection implements Section {
    @Override
    public String id() {
        return "toy-section";
    }

    @Override
    public String title() {
        return "A toy section";
    }

    @Override
    public Optional<Content> content(Results results) {
        int runs = results.runs().size();
        var grid = new Grid(
                "Toy",
                List.of(List.of(Grid.Head.number("toy runs", null))),
                List.of(new Grid.Row(List.of(Cell.number("" + runs, runs)))));
        return Optional.of(Content.table("A toy note.", grid));
    }

    @Override
    public List<TableFile> files() {
        return List.of(
                new TableFile("toy.csv", results -> "runs\r\n" + results.runs().size() + "\r\n"));
    }
}
