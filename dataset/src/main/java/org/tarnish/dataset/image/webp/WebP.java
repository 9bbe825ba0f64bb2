package org.tarnish.dataset.image.webp;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Picture;
import org.tarnish.imaging.Image;

/**
 * WebP as Pillow's {@code convert("RGB")} shows it, lossy to the sample of libwebp with its fancy upsampling: alpha is
 * dropped, metadata and profiles are ignored. Of an animation the first frame is read; around a frame smaller than the
 * canvas it is black.
 */
public final class WebP {
    private static final int SIGNATURE = 12;
    private static final int FRAME_HEADER = 16;

    private WebP() {}

    /** @throws Fault if there is no whole first frame */
    public static Image read(byte[] content) throws Fault {
        var bytes = Bytes.littleEndian(content);
        bytes.skip(SIGNATURE);
        var canvasWidth = 0L;
        var canvasHeight = 0L;
        while (true) {
            var kind = bytes.text(4);
            var length = bytes.u32();
            var data =
                    bytes.part(kind.startsWith("VP8") || kind.equals("ANMF") ? length : Math.min(length, bytes.left()));
            if (length % 2 == 1 && bytes.left() > 0) {
                bytes.skip(1);
            }
            switch (kind) {
                case "VP8 " -> {
                    return Vp8.read(data);
                }
                case "VP8L" -> {
                    return Vp8l.read(data);
                }
                case "VP8X" -> {
                    data.skip(4);
                    canvasWidth = u24(data) + 1L;
                    canvasHeight = u24(data) + 1L;
                }
                case "ANMF" -> {
                    return frame(data, canvasWidth, canvasHeight);
                }
                default -> {
                    // Alpha, profiles, metadata and what is unknown say nothing of colors.
                }
            }
        }
    }

    private static int u24(Bytes bytes) throws Fault {
        return bytes.u16() | bytes.u8() << 16;
    }

    private static Image frame(Bytes data, long canvasWidth, long canvasHeight) throws Fault {
        var left = 2 * u24(data);
        var top = 2 * u24(data);
        data.skip(FRAME_HEADER - 6);
        while (true) {
            var kind = data.text(4);
            var length = data.u32();
            var part = data.part(length);
            if (length % 2 == 1 && data.left() > 0) {
                data.skip(1);
            }
            if (kind.equals("VP8 ") || kind.equals("VP8L")) {
                var image = kind.equals("VP8 ") ? Vp8.read(part) : Vp8l.read(part);
                return onCanvas(image, left, top, canvasWidth, canvasHeight);
            }
        }
    }

    private static Image onCanvas(Image image, int left, int top, long width, long height) throws Fault {
        if (left == 0 && top == 0 && image.width() == width && image.height() == height) {
            return image;
        }
        if (left + image.width() > width || top + image.height() > height) {
            throw Fault.damaged("its first frame goes beyond its canvas");
        }
        var picture = Picture.of(width, height);
        var rowBytes = image.width() * Image.CHANNELS;
        for (var y = 0; y < image.height(); y++) {
            System.arraycopy(image.samples(), y * rowBytes, picture.samples(), picture.index(left, top + y), rowBytes);
        }
        return picture.image();
    }
}
