package org.tarnish.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the segments before the first scan of a JPEG say; of a damaged file, what can be told.
 *
 * @param components number of color components; 0 if there is no frame header of 8-bit samples
 * @param jfif whether the file says that it is JFIF, whose three components are YCbCr beyond doubt
 * @param adobe whether it has Adobe's marker, which may say otherwise
 * @param profiles the segments of an embedded color profile
 */
record JpegHeader(int components, boolean jfif, boolean adobe, List<Segment> profiles) {
    private static final int START_OF_SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;

    /** A marker with its content, from the marker's first byte to behind the content. */
    private record Segment(int marker, int from, int to) {
        /** Whether the content begins with this text. */
        boolean says(byte[] content, String text) {
            var begin = from + 4;
            return to - begin >= text.length()
                    && new String(content, begin, text.length(), StandardCharsets.ISO_8859_1).equals(text);
        }

        /** SOF0 to SOF15, without the three markers in between that are none. */
        boolean isFrame() {
            return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        }
    }

    static JpegHeader of(byte[] content) {
        var components = 0;
        var jfif = false;
        var adobe = false;
        var profiles = new ArrayList<Segment>();
        for (var segment : segments(content)) {
            jfif |= segment.marker == APP0 && segment.says(content, "JFIF\0");
            adobe |= segment.marker == APP14 && segment.says(content, "Adobe");
            if (segment.marker == APP2 && segment.says(content, "ICC_PROFILE\0")) {
                profiles.add(segment);
            }
            if (segment.isFrame() && segment.to - segment.from >= 10 && content[segment.from + 4] == 8) {
                components = content[segment.from + 9];
            }
        }
        return new JpegHeader(components, jfif, adobe, profiles);
    }

    /** Whether the JDK's own reader interprets the colors as every other program does. */
    boolean isPlain() {
        return (components == 1 || components == 3) && jfif && !adobe;
    }

    /** The file without its color profile if it is grey or has three components; CMYK cannot do without. */
    byte[] withoutProfile(byte[] content) {
        if (profiles.isEmpty() || components == 0 || components > 3) {
            return content;
        }
        var rest = new ByteArrayOutputStream(content.length);
        var from = 0;
        for (var segment : profiles) {
            rest.write(content, from, segment.from - from);
            from = segment.to;
        }
        rest.write(content, from, content.length - from);
        return rest.toByteArray();
    }

    private static List<Segment> segments(byte[] content) {
        var segments = new ArrayList<Segment>();
        var at = 2;
        while (at + 4 <= content.length && (content[at] & 0xff) == 0xff) {
            var marker = content[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            var length = (content[at + 2] & 0xff) << 8 | content[at + 3] & 0xff;
            var to = at + 2 + length;
            if (marker == START_OF_SCAN || length < 2 || to > content.length) {
                break;
            }
            segments.add(new Segment(marker, at, to));
            at = to;
        }
        return segments;
    }
}
