package org.tarnish.dataset.image.jpeg;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/**
 * What the segments before the first scan of a JPEG say.
 *
 * @param identifiers of the color components, as the frame names them
 * @param jfif whether the file says that it is JFIF
 * @param adobe the transform of Adobe's marker; -1 without it
 * @param tables the segments that decoding needs, as they are in the file
 * @param scans where the first scan begins
 */
record JpegHeader(
        long width, long height, List<Integer> identifiers, boolean jfif, int adobe, List<Segment> tables, int scans) {
    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;

    /** From a marker's first byte to behind its content. */
    record Segment(int from, int to) {}

    static JpegHeader of(byte[] content) throws Fault {
        return new Reading(content).header();
    }

    /** How the numbers of a pixel are colors, by libjpeg's rules. */
    JpegColors colors() throws Fault {
        return switch (identifiers.size()) {
            case 1 -> JpegColors.GREY;
            case 3 -> three();
            case 4 -> adobe == 0 || adobe == -1 ? JpegColors.CMYK : JpegColors.YCCK;
            default -> throw Fault.unsupported("a JPEG of " + identifiers.size() + " color components");
        };
    }

    private JpegColors three() {
        if (jfif) {
            return JpegColors.YCC;
        }
        if (adobe >= 0) {
            return adobe == 0 ? JpegColors.RGB : JpegColors.YCC;
        }
        return identifiers.equals(List.of((int) 'R', (int) 'G', (int) 'B')) ? JpegColors.RGB : JpegColors.YCC;
    }

    /**
     * The file without all that is not needed, so that nothing in it is understood in another way than
     * {@link #colors} says: JFIF if the decoder is to make colors of it, else with Adobe's marker of no transform.
     */
    byte[] plain(byte[] content, boolean converted) {
        var plain = new ByteArrayOutputStream(content.length + 32);
        plain.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        plain.writeBytes(
                converted
                        ? new byte[] {(byte) 0xff, (byte) APP0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0}
                        : new byte[] {(byte) 0xff, (byte) APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
                        });
        for (var segment : tables) {
            plain.write(content, segment.from, segment.to - segment.from);
        }
        plain.write(content, scans, content.length - scans);
        return plain.toByteArray();
    }

    private static final class Reading {
        private final byte[] content;
        private final Bytes bytes;
        private final List<Segment> tables = new ArrayList<>();
        private boolean jfif;
        private int adobe = -1;
        private List<Integer> identifiers = List.of();
        private long width;
        private long height;

        Reading(byte[] content) {
            this.content = content;
            this.bytes = Bytes.bigEndian(content);
        }

        JpegHeader header() throws Fault {
            bytes.skip(2);
            while (true) {
                var from = toMarker();
                var marker = content[from + 1] & 0xff;
                if (marker == START_OF_SCAN) {
                    if (identifiers.isEmpty()) {
                        throw Fault.damaged("its first scan comes before its frame");
                    }
                    return new JpegHeader(width, height, identifiers, jfif, adobe, tables, from);
                }
                if (marker == END) {
                    throw Fault.damaged("it ends without a scan");
                }
                if (marker >= 0xd0 && marker <= 0xd8 || marker == 1) {
                    continue;
                }
                segment(from, marker);
            }
        }

        /** To behind the next marker, whatever lies before; where it begins. */
        private int toMarker() throws Fault {
            while (true) {
                while (bytes.u8() != 0xff) {
                    // As libjpeg: garbage between segments is passed over.
                }
                var next = bytes.u8();
                while (next == 0xff) {
                    next = bytes.u8();
                }
                if (next != 0) {
                    return bytes.position() - 2;
                }
            }
        }

        private void segment(int from, int marker) throws Fault {
            var length = bytes.u16();
            if (length < 2) {
                throw Fault.damaged("a segment has " + length + " bytes");
            }
            var data = bytes.part(length - 2);
            if (marker == APP0) {
                jfif |= length >= 16 && data.text(5).equals("JFIF\0");
            } else if (marker == APP14) {
                if (length >= 14 && data.text(5).equals("Adobe")) {
                    data.skip(6);
                    adobe = data.u8();
                }
            } else if (marker < APP0 || marker > APP15 && marker != COMMENT) {
                tables.add(new Segment(from, bytes.position()));
                if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                    frame(marker, data);
                }
            }
        }

        private void frame(int marker, Bytes data) throws Fault {
            if (marker > 0xc2) {
                throw Fault.unsupported(
                        switch (marker) {
                            case 0xc3 -> "a lossless JPEG";
                            case 0xc9, 0xca, 0xcb -> "a JPEG with arithmetic coding";
                            default -> "a hierarchical JPEG";
                        });
            }
            var depth = data.u8();
            if (depth != 8) {
                throw Fault.unsupported("a JPEG of " + depth + " bits");
            }
            height = data.u16();
            width = data.u16();
            var found = new ArrayList<Integer>();
            for (var left = data.u8(); left > 0; left--) {
                found.add(data.u8());
                data.skip(2);
            }
            identifiers = found;
        }
    }
}
