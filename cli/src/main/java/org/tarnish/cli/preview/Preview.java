package org.tarnish.cli.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.Corruption;
import org.tarnish.imaging.corruption.SeededCorruption;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.Reductions;

/** All that can happen to one image, as blocks of a contact sheet: every corruption and every reduction. */
public final class Preview {
    private static final List<Integer> SEVERITIES = List.of(1, 2, 3, 4, 5);
    private static final List<Double> QUALITIES = List.of(0.75, 0.5, 0.25, 0.1, 0.05);

    private final Image image;
    private final SeverityTable table;
    private final long seed;

    /**
     * @param image square; every draw is that of index 0
     */
    public Preview(Image image, SeverityTable table, long seed) {
        this.image = image;
        this.table = table;
        this.seed = seed;
    }

    /** Two columns of blocks, corruptions above reductions, in the order of their catalogues. */
    List<List<SheetBlock>> blocks() {
        var corruptions = rows(Corruptions.all(), this::row);
        var reductions = rows(Reductions.all(), this::row);
        var severities = SEVERITIES.stream().map(String::valueOf).toList();
        var qualities = QUALITIES.stream().map(String::valueOf).toList();
        return IntStream.range(0, 2)
                .mapToObj(half -> List.of(
                        new SheetBlock("severity", severities, half(corruptions, half)),
                        new SheetBlock("quality", qualities, half(reductions, half))))
                .toList();
    }

    private static <T> List<SheetBlock.Row> rows(List<T> things, Function<T, SheetBlock.Row> row) {
        return things.parallelStream().map(row).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<SheetBlock.Row> half(List<SheetBlock.Row> rows, int half) {
        int middle = (rows.size() + 1) / 2;
        return half == 0 ? rows.subList(0, middle) : rows.subList(middle, rows.size());
    }

    private SheetBlock.Row row(Corruption corruption) {
        var cells = SEVERITIES.stream()
                .map(severity -> new SeededCorruption(corruption, severity, table, seed).apply(image, 0))
                .map(corrupted -> new SheetBlock.Cell(corrupted, ""))
                .toList();
        return new SheetBlock.Row(corruption.name(), cells);
    }

    private SheetBlock.Row row(Reduction reduction) {
        var reducer = new Reducer(Fit.RESIZE);
        var entropy = new Entropy();
        int whole = entropy.bytes(image);
        var cells = QUALITIES.stream()
                .map(quality -> reducer.apply(image, reduction.at(quality, image.width())))
                .map(reduced -> new SheetBlock.Cell(
                        reduced.seen(),
                        String.format(
                                Locale.ROOT,
                                "entropy %.1f %%",
                                100 * Entropy.ratio(entropy.bytes(reduced.kept()), whole))))
                .toList();
        return new SheetBlock.Row(reduction.name(), cells);
    }

    /** The sheet as a PNG file, or rather its pixels. */
    public Image sheet(String name) {
        var how = image.width() + " x " + image.height() + " pixels, "
                + table.name().toLowerCase(Locale.ROOT) + " severities, seed " + seed;
        return new ContactSheet(name, how, image, blocks()).paint();
    }
}
