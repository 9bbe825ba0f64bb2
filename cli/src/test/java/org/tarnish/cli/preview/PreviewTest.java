package org.tarnish.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.corruption.catalogue.Corruptions;
import org.tarnish.imaging.reduction.Reductions;

class PreviewTest {
    private final Preview preview = new Preview(gradient(16), SeverityTable.CIFAR, 0);

    @Test
    void hasARowForEveryCorruptionAndReductionInTheirOrder() {
        var blocks = preview.blocks();
        assertThat(labels(blocks, 0)).isEqualTo(Corruptions.names());
        assertThat(labels(blocks, 1)).isEqualTo(Reductions.names());
        assertThat(blocks).allSatisfy(column -> assertThat(column).allSatisfy(block -> assertThat(block.rows())
                .allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(block.columns()))));
    }

    @Test
    void reductionsTellWhatIsLeftOfTheEntropy() {
        var captions = preview.blocks().get(0).get(1).rows().get(0).cells().stream()
                .map(SheetBlock.Cell::caption)
                .toList();
        assertThat(captions).hasSize(5).allMatch(caption -> caption.matches("entropy \\d+\\.\\d %"));
    }

    @Test
    void theSheetShowsTheImageAsItIsAndIsTheSameEachTime() {
        var sheet = preview.sheet("gradient.png");
        assertThat(sheet).isEqualTo(preview.sheet("gradient.png"));
        assertThat(sheet.sample(0, 0, 0)).as("white").isEqualTo(255);
        assertThat(sheet.width()).isGreaterThan(10 * 128);
        assertThat(sheet.height()).isGreaterThan((Corruptions.names().size() / 2 + 2) * 128);
    }

    @Test
    void smallImagesAreEnlargedByWholeFactorsAndLargeOnesMadeSmaller() {
        assertThat(CellSize.of(8)).isEqualTo(new CellSize(16, 128));
        assertThat(CellSize.of(32)).isEqualTo(new CellSize(4, 128));
        assertThat(CellSize.of(224)).isEqualTo(new CellSize(1, 224));
        assertThat(CellSize.of(500)).isEqualTo(new CellSize(1, 256));
        var shown = CellSize.of(32).fit(gradient(32));
        assertThat(shown.sample(127, 64, 1)).isEqualTo(gradient(32).sample(31, 16, 1));
    }

    private static List<String> labels(List<List<SheetBlock>> columns, int block) {
        return columns.stream()
                .flatMap(column -> column.get(block).rows().stream())
                .map(SheetBlock.Row::label)
                .toList();
    }

    private static Image gradient(int side) {
        var samples = new byte[side * side * Image.CHANNELS];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * 255 / samples.length);
        }
        return new Image(side, side, samples);
    }
}
