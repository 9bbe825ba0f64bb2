package org.tarnish.dataset.image.tiff;

import java.io.IOException;
import org.tarnish.dataset.image.jpeg.Jpeg;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/**
 * The first page of a TIFF or BigTIFF as Pillow shows it: bilevel, grey, RGB, palette and CMYK of up to 16 bits, grey also
 * of 32 bits or floating point; strips or tiles, of one plane or several; without compression or with LZW, Deflate,
 * PackBits, CCITT's two-dimensional groups or JPEG. Alpha is dropped, after colors that were multiplied with it are
 * divided by it. Of 16 bits the upper 8 are taken; grey above 8 bits is cut at 255. Its orientation is heeded, as Pillow
 * heeds it in TIFF alone.
 */
public final class Tiff {
    private static final int INTEL = 'I';

    private final Bytes bytes;
    private final PixelLayout pixels;
    private final ChunkLayout chunks;
    private final Chunk decoded;
    private final Directory directory;

    private Tiff(byte[] content, Jpeg jpeg) throws Fault {
        bytes = content[0] == INTEL ? Bytes.littleEndian(content) : Bytes.bigEndian(content);
        directory = Directory.read(bytes);
        Picture.check(directory.number(Tag.WIDTH, 0), directory.number(Tag.HEIGHT, 0));
        pixels = PixelLayout.of(directory, content[0] != INTEL);
        chunks = ChunkLayout.of(directory, pixels);
        decoded = new Chunk(directory, pixels, jpeg);
    }

    /**
     * @param jpeg decodes what is compressed with JPEG
     * @throws Fault if there is no whole first page of a kind that is read
     * @throws IOException if the decoder of JPEG refuses a part
     */
    public static Image read(byte[] content, Jpeg jpeg) throws IOException {
        return new Tiff(content, jpeg).read();
    }

    private Image read() throws IOException {
        chunks.check(bytes, decoded.mostExpansion());
        var picture = Picture.of(directory.number(Tag.WIDTH, 0), directory.number(Tag.HEIGHT, 0));
        var colors = new PixelColors(directory, pixels);
        for (var y = 0; y < picture.height(); y += chunks.height()) {
            for (var x = 0; x < picture.width(); x += chunks.width()) {
                var rows = chunks.rows(y);
                var planes = new byte[chunks.planes()][];
                for (var plane = 0; plane < planes.length; plane++) {
                    planes[plane] = decoded.decode(chunks.data(bytes, x, y, plane), chunks.width(), rows);
                }
                colors.copy(planes, chunks.width(), picture, x, y, Math.min(rows, picture.height() - y));
            }
        }
        return Orientation.upright(picture.image(), directory.number(Tag.ORIENTATION, 1));
    }
}
