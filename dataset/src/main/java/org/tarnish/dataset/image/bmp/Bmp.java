package org.tarnish.dataset.image.bmp;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Palette;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/**
 * BMP of Windows and OS/2 as Pillow shows it: 1, 4 and 8 bits with a palette, also run-length encoded, 16, 24 and 32 bits
 * with the usual masks; alpha is dropped. What the header says of the file's length is not looked at.
 */
public final class Bmp {
    private static final int FILE_HEADER = 14;

    private final Bytes bytes;
    private final BmpHeader header;
    private final Palette palette;

    private Bmp(byte[] content) throws Fault {
        bytes = Bytes.littleEndian(content);
        bytes.skip(FILE_HEADER - 4);
        var offset = bytes.u32();
        header = BmpHeader.read(bytes);
        Picture.check(header.width(), header.height());
        palette = header.bits() <= 8 ? palette() : new Palette();
        if (header.bits() <= 8 && offset == FILE_HEADER + header.length()) {
            offset = bytes.position();
        }
        if (offset != 0) {
            bytes.seek(offset);
        }
    }

    /** @throws Fault if there is no whole image of a known kind */
    public static Image read(byte[] content) throws Fault {
        var bmp = new Bmp(content);
        return bmp.header.isRunLength() ? bmp.readRuns() : bmp.readRows();
    }

    private Palette palette() throws Fault {
        var palette = new Palette();
        var colors = Math.min(header.colors(), bytes.left() / header.colorBytes());
        for (var i = 0; i < colors; i++) {
            var blue = bytes.u8();
            var green = bytes.u8();
            var red = bytes.u8();
            bytes.skip(header.colorBytes() - 3);
            if (i < 256) {
                palette.set(i, red, green, blue);
            }
        }
        return palette;
    }

    private Image readRows() throws Fault {
        var stride = (header.width() * header.bits() + 31) / 32 * 4;
        var last = (header.width() * header.bits() + 7) / 8;
        if (stride * (header.height() - 1) + last > bytes.left()) {
            throw Fault.cutOff("its " + header.height() + " rows of " + stride + " bytes need more than the "
                    + bytes.left() + " bytes there are");
        }
        var picture = Picture.of(header.width(), header.height());
        var from = bytes.position();
        var format = header.format();
        for (var row = 0; row < picture.height(); row++, from += (int) stride) {
            var y = header.topDown() ? row : picture.height() - 1 - row;
            for (var x = 0; x < picture.width(); x++) {
                picture.set(x, y, format == null ? indexed(from, x) : format.rgb(bytes.array(), from, x));
            }
        }
        return picture.image();
    }

    private int indexed(int from, int x) {
        var bit = x * header.bits();
        var index = bytes.array()[from + (bit >> 3)] >> 8 - header.bits() - (bit & 7);
        return palette.rgb(index & (1 << header.bits()) - 1);
    }

    private Image readRuns() throws Fault {
        var picture = Picture.of(header.width(), header.height());
        var indices = new Runs(bytes, picture.width(), picture.height(), header.bits() == 4).read();
        for (var row = 0; row < picture.height(); row++) {
            var y = header.topDown() ? row : picture.height() - 1 - row;
            for (var x = 0; x < picture.width(); x++) {
                picture.set(x, y, palette.rgb(indices[row * picture.width() + x] & 0xff));
            }
        }
        return picture.image();
    }
}
