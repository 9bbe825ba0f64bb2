package org.tarnish.dataset.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file is that is not read, so that its owner is told more than that it is none of the others. */
final class OtherFormat {
    /** In the order in which they are tried. */
    private static final List<Map.Entry<String, String>> ALL = List.of(
            Map.entry("????ftypavif", "an AVIF image"),
            Map.entry("????ftypavis", "an AVIF image"),
            Map.entry("????ftyphe", "a HEIC image"),
            Map.entry("????ftypmif1", "a HEIF image"),
            Map.entry("????ftypmsf1", "a HEIF image"),
            Map.entry("????ftyp", "a video or an image of the MP4 family"),
            Map.entry("\0\0\0\fjP  ", "a JPEG 2000 image"),
            Map.entry("\u00ff\u004f\u00ff\u0051", "a JPEG 2000 image"),
            Map.entry("\0\0\0\fJXL ", "a JPEG XL image"),
            Map.entry("\u00ff\n", "a JPEG XL image"),
            Map.entry("\u00ff\u00d8", "a damaged JPEG image"),
            Map.entry("8BPS", "a Photoshop image"),
            Map.entry("\0\0\1\0", "an icon"),
            Map.entry("v/1\1", "an OpenEXR image"),
            Map.entry("#?RADIANCE", "a Radiance HDR image"),
            Map.entry("qoif", "a QOI image"),
            Map.entry("gimp xcf", "a GIMP image"),
            Map.entry("SIMPLE  =", "a FITS image"),
            Map.entry("PF", "a PFM image"),
            Map.entry("Pf", "a PFM image"),
            Map.entry("P7\n", "a PAM image"),
            Map.entry("%PDF", "a PDF document"),
            Map.entry("<svg", "an SVG drawing"),
            Map.entry("<?xml", "an XML or SVG document"),
            Map.entry("<!DOCTYPE", "a web page"),
            Map.entry("<!doctype", "a web page"),
            Map.entry("<html", "a web page"),
            Map.entry("<HTML", "a web page"),
            Map.entry("version https://git-lfs", "a pointer of Git LFS in place of the file"),
            Map.entry("\u0093NUMPY", "a NumPy array"),
            Map.entry("PK\3\4", "a zip archive"),
            Map.entry("\u001f\u008b", "a gzip file"));

    private OtherFormat() {}

    /** The file's kind with its article. */
    static Optional<String> of(byte[] content) {
        return ALL.stream()
                .filter(entry -> ImageFormat.Signature.matches(content, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
