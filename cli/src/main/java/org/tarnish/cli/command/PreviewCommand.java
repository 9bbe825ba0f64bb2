package org.tarnish.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tarnish.cli.preview.Preview;
import org.tarnish.dataset.image.ImageDecoder;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.format.PngEncoder;
import org.tarnish.imaging.resize.Resampling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One sheet that shows what corruptions and reductions do. */
@Command(
        name = "preview",
        description = {
            "Shows all corruptions and reductions of one image on one sheet.",
            "The image is brought to a square first: the shorter side, then the centre."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tarnish preview photo.jpg --out sheet.png",
            "  tarnish preview frog.png --size 32 --table cifar --seed 1 --out frog-sheet.png"
        })
final class PreviewCommand implements Callable<Integer> {
    private static final int USUAL_SIZE = 224;
    private static final int LARGEST_SIZE = 1024;

    private final Context context;

    @Parameters(paramLabel = "IMAGE", description = "An image file, such as a PNG, JPEG, WebP or TIFF.")
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the sheet goes, as PNG.")
    private Path out;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Side that the image is brought to (default: its shorter side, at most 224).")
    private int size;

    @Option(
            names = "--table",
            paramLabel = "T",
            converter = OneOf.Tables.class,
            description = "Severity constants: cifar or imagenet (default: cifar for sides below 64).")
    private SeverityTable table;

    @Option(names = "--seed", paramLabel = "N", description = "Where random draws come from (default 0).")
    private long seed;

    PreviewCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        if (size < 0 || size > LARGEST_SIZE) {
            throw new WrongUsage("--size must be in 1.." + LARGEST_SIZE + ", was " + size);
        }
        var image = square(read());
        var suiting = table == null ? SeverityTable.suiting(image.width()) : table;
        var sheet = new Preview(image, suiting, seed).sheet(file.getFileName().toString());
        var folder = out.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Files.write(out, new PngEncoder().encode(sheet));
        context.screen().say("The sheet of " + sheet.width() + " x " + sheet.height() + " pixels is " + out);
        return ExitCode.OK;
    }

    private Image read() throws IOException {
        try {
            return new ImageDecoder().decode(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        }
    }

    private Image square(Image image) {
        int side = size > 0 ? size : Math.min(USUAL_SIZE, Math.min(image.width(), image.height()));
        return Resampling.coverSquare(image, side);
    }
}
