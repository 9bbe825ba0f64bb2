package org.tarnish.cli.preview;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.tarnish.imaging.Image;

/** Paints blocks of images with their names on white. */
final class ContactSheet {
    private static final int MARGIN = 28;
    private static final int GAP = 6;
    private static final int BETWEEN_BLOCKS = 36;
    private static final int CAPTION = 24;
    private static final int HEAD = 38;
    private static final int LEAST_TITLE = 84;
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color PALE = new Color(0x70, 0x70, 0x70);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 36);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 21);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 15);

    private final String title;
    private final String subtitle;
    private final Image original;
    private final List<List<SheetBlock>> columns;
    private final CellSize cell;

    ContactSheet(String title, String subtitle, Image original, List<List<SheetBlock>> columns) {
        this.title = title;
        this.subtitle = subtitle;
        this.original = original;
        this.columns = columns;
        this.cell = CellSize.of(original.width());
    }

    Image paint() {
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        int labels = labelWidth(probe);
        probe.dispose();
        int columnWidth = labels + widest() * (cell.shown() + GAP);
        int width = 2 * MARGIN + columns.size() * columnWidth + (columns.size() - 1) * BETWEEN_BLOCKS;
        int top = MARGIN + Math.max(LEAST_TITLE, cell.shown()) + BETWEEN_BLOCKS;
        int height = top + MARGIN;
        for (int row = 0; row < columns.get(0).size(); row++) {
            height += height(row);
        }
        var sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = sheet.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        paintHead(graphics, labels);
        int y = top;
        for (int row = 0; row < columns.get(0).size(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                int left = MARGIN + i * (columnWidth + BETWEEN_BLOCKS);
                paintBlock(graphics, columns.get(i).get(row), left, y, labels);
            }
            y += height(row);
        }
        graphics.dispose();
        return Pixels.of(sheet);
    }

    private int widest() {
        return columns.stream()
                .flatMap(List::stream)
                .mapToInt(block -> block.columns().size())
                .max()
                .orElse(0);
    }

    private int labelWidth(Graphics2D graphics) {
        var metrics = graphics.getFontMetrics(LABEL);
        return columns.stream()
                        .flatMap(List::stream)
                        .flatMap(block -> block.rows().stream())
                        .mapToInt(row -> metrics.stringWidth(row.label()))
                        .max()
                        .orElse(0)
                + 3 * GAP;
    }

    /** Blocks beside each other begin and end together. */
    private int height(int row) {
        return columns.stream()
                .mapToInt(blocks -> height(blocks.get(row)))
                .max()
                .orElse(0);
    }

    private int height(SheetBlock block) {
        return block.rows().isEmpty() ? 0 : HEAD + block.rows().size() * rowHeight(block) + BETWEEN_BLOCKS;
    }

    private int rowHeight(SheetBlock block) {
        return cell.shown() + GAP + (block.hasCaptions() ? CAPTION : 0);
    }

    private void paintHead(Graphics2D graphics, int labels) {
        int left = MARGIN + labels;
        graphics.drawImage(Pixels.of(cell.fit(original)), left, MARGIN, null);
        int text = left + cell.shown() + 4 * GAP;
        int middle = MARGIN + Math.max(LEAST_TITLE, cell.shown()) / 2;
        write(graphics, TITLE, INK, title, text, middle - 4);
        write(graphics, TEXT, PALE, subtitle, text, middle + 30);
    }

    private void paintBlock(Graphics2D graphics, SheetBlock block, int left, int top, int labels) {
        if (block.rows().isEmpty()) {
            return;
        }
        int head = top + HEAD - 10;
        write(graphics, LABEL, PALE, block.corner(), left, head);
        for (int i = 0; i < block.columns().size(); i++) {
            centered(graphics, LABEL, PALE, block.columns().get(i), x(left, labels, i), head);
        }
        int y = top + HEAD;
        for (var row : block.rows()) {
            write(graphics, LABEL, INK, row.label(), left, y + cell.shown() / 2 + 6);
            for (int i = 0; i < row.cells().size(); i++) {
                int x = x(left, labels, i);
                graphics.drawImage(Pixels.of(cell.fit(row.cells().get(i).image())), x, y, null);
                centered(graphics, SMALL, PALE, row.cells().get(i).caption(), x, y + cell.shown() + 18);
            }
            y += rowHeight(block);
        }
    }

    private int x(int left, int labels, int column) {
        return left + labels + column * (cell.shown() + GAP);
    }

    private void centered(Graphics2D graphics, Font font, Color color, String text, int cellLeft, int baseline) {
        int width = graphics.getFontMetrics(font).stringWidth(text);
        write(graphics, font, color, text, cellLeft + (cell.shown() - width) / 2, baseline);
    }

    private static void write(Graphics2D graphics, Font font, Color color, String text, int x, int baseline) {
        graphics.setFont(font);
        graphics.setColor(color);
        graphics.drawString(text, x, baseline);
    }
}
