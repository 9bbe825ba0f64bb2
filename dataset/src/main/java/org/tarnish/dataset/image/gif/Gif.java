package org.tarnish.dataset.image.gif;

import java.util.Arrays;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Palette;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/**
 * The first frame of a GIF on its canvas, as Pillow's {@code convert("RGB")} shows it: transparent pixels have the color
 * that the palette gives them; around a frame smaller than the canvas are the transparent color, or else color 0; a frame
 * that goes beyond the canvas makes it larger.
 */
public final class Gif {
    private static final int SIGNATURE = 6;
    private static final int EXTENSION = '!';
    private static final int FRAME = ',';
    private static final int CONTROL = 0xf9;
    private static final int HAS_PALETTE = 0x80;
    private static final int INTERLACED = 0x40;

    private final Bytes bytes;
    private Palette palette = Palette.greys();
    private int background;

    private Gif(byte[] content) {
        this.bytes = Bytes.littleEndian(content);
    }

    /** @throws Fault if there is no whole first frame */
    public static Image read(byte[] content) throws Fault {
        return new Gif(content).read();
    }

    private Image read() throws Fault {
        bytes.skip(SIGNATURE);
        var width = bytes.u16();
        var height = bytes.u16();
        var flags = bytes.u8();
        bytes.skip(2);
        readPalette(flags);
        while (true) {
            switch (bytes.u8()) {
                case EXTENSION -> readExtension();
                case FRAME -> {
                    return frame(width, height);
                }
                case ';' -> throw Fault.damaged("it ends without a frame");
                default -> {
                    // As Pillow: whatever lies between blocks is passed over.
                }
            }
        }
    }

    private void readPalette(int flags) throws Fault {
        if ((flags & HAS_PALETTE) != 0) {
            palette = Palette.ofRgb(bytes.take(3L << (flags & 7) + 1));
        }
    }

    private void readExtension() throws Fault {
        var kind = bytes.u8();
        for (var length = bytes.u8(); length > 0; length = bytes.u8()) {
            var block = bytes.part(length);
            if (kind == CONTROL && length >= 4) {
                var flags = block.u8();
                block.skip(2);
                background = (flags & 1) != 0 ? block.u8() : background;
                kind = 0;
            }
        }
    }

    private Image frame(int canvasWidth, int canvasHeight) throws Fault {
        var left = bytes.u16();
        var top = bytes.u16();
        var width = bytes.u16();
        var height = bytes.u16();
        var flags = bytes.u8();
        readPalette(flags);
        Picture.check(width, height);
        var picture = Picture.of(Math.max(canvasWidth, left + width), Math.max(canvasHeight, top + height));
        var indices = new byte[width * height];
        Arrays.fill(indices, (byte) background);
        var count = new Lzw(bytes).read(indices);
        fill(picture);
        var row = 0;
        for (var pass :
                (flags & INTERLACED) != 0 ? new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}} : new int[][] {{0, 1}}) {
            for (var y = pass[0]; y < height; y += pass[1], row++) {
                for (var x = 0; x < width && row * width + x < count; x++) {
                    picture.set(left + x, top + y, palette.rgb(indices[row * width + x] & 0xff));
                }
            }
        }
        return picture.image();
    }

    private void fill(Picture picture) {
        for (var y = 0; y < picture.height(); y++) {
            for (var x = 0; x < picture.width(); x++) {
                picture.set(x, y, palette.rgb(background));
            }
        }
    }
}
