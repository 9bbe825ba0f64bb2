package org.tarnish.dataset.image.png;

import java.util.zip.CRC32;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Palette;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/**
 * PNG as Pillow's {@code convert("RGB")} shows it: alpha and transparent colors are dropped, of 16 bits the upper 8 are
 * taken, but grey of 16 bits without alpha is cut at 255. Profiles and gamma are ignored; of an animation the default
 * image is read. Checksums are checked of the header and the palette, and no further than to the last row.
 */
public final class Png {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    /** Deflate's largest ratio. */
    private static final int MOST_EXPANSION = 1032;

    private final Bytes bytes;
    private Header header;
    private Palette palette = Palette.greys();

    private Png(byte[] content) {
        this.bytes = Bytes.bigEndian(content);
    }

    /** @throws Fault if there is no whole image */
    public static Image read(byte[] content) throws Fault {
        return new Png(content).read();
    }

    private Image read() throws Fault {
        if (!bytes.text(SIGNATURE.length()).equals(SIGNATURE)) {
            throw Fault.damaged("its signature is, as if it had been copied as text");
        }
        while (true) {
            var length = bytes.u32();
            var kind = bytes.text(4);
            if (kind.equals("IDAT")) {
                return image(length);
            }
            switch (kind) {
                case "IHDR" -> {
                    header = Header.of(checked(kind, length));
                    Picture.check(header.width(), header.height());
                }
                case "PLTE" -> palette = Palette.ofRgb(checked(kind, length));
                case "IEND" -> throw Fault.damaged("it ends without image data");
                default -> bytes.skip(length + 4);
            }
        }
    }

    private byte[] checked(String kind, long length) throws Fault {
        var from = bytes.position() - 4;
        var data = bytes.take(length);
        var sum = new CRC32();
        sum.update(bytes.array(), from, (int) length + 4);
        if (sum.getValue() != bytes.u32()) {
            throw Fault.damaged("the checksum of its " + kind + " is wrong");
        }
        return data;
    }

    private Image image(long firstLength) throws Fault {
        if (header == null) {
            throw Fault.damaged("its image data comes before its header");
        }
        var needed = (header.width() * header.bitsPerPixel() / 8 + 1) * header.height();
        if (needed / MOST_EXPANSION > bytes.left()) {
            throw Fault.cutOff("its " + bytes.left() + " bytes of image data cannot hold " + header.width() + " x "
                    + header.height() + " pixels");
        }
        var picture = Picture.of(header.width(), header.height());
        try (var rows = new Rows(bytes, firstLength, header.bitsPerPixel())) {
            for (var pass : header.interlaced() ? Pass.ADAM7 : Pass.WHOLE) {
                read(pass, rows, picture);
            }
        }
        return picture.image();
    }

    private void read(Pass pass, Rows rows, Picture picture) throws Fault {
        var columns = pass.columns(picture.width());
        if (columns == 0) {
            return;
        }
        rows.begin(columns);
        for (var y = pass.y(); y < picture.height(); y += pass.stepY()) {
            header.unpack(rows.next(), columns, palette, picture, pass, y);
        }
    }
}
