package org.tarnish.network.file;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of file, told by how one begins. What to do about it says whoever took it for something else.
 *
 * @param what a clause such as {@code it is compressed by gzip}
 */
public record FileKind(FileFamily family, String what) {
    /** So many bytes are looked at. */
    public static final int LOOKED_AT = 512;

    private static final int TAR_SIGN_AT = 257;
    private static final int LENGTH_BYTES = 8;
    private static final int LONGEST_LINE = 80;
    private static final List<String> TORCH_TAR = List.of("sys_info", "pickle", "storages", "tensors");

    private record Sign(String hex, int at, FileFamily family, String what) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("504b", 0, FileFamily.ZIP, "it is a zip archive, as torch.save and TorchScript write"),
            new Sign("1f8b", 0, FileFamily.PACKED, "it is compressed by gzip"),
            new Sign("fd377a585a00", 0, FileFamily.PACKED, "it is compressed by xz"),
            new Sign("28b52ffd", 0, FileFamily.PACKED, "it is compressed by zstd"),
            new Sign("425a68", 0, FileFamily.PACKED, "it is compressed by bzip2"),
            new Sign("04224d18", 0, FileFamily.PACKED, "it is compressed by lz4"),
            new Sign("377abcaf271c", 0, FileFamily.PACKED, "it is a 7z archive"),
            new Sign("526172211a07", 0, FileFamily.PACKED, "it is a RAR archive"),
            new Sign("894844460d0a1a0a", 0, FileFamily.OTHER_PROGRAM, "it is HDF5, as Keras and MATLAB write it"),
            new Sign("934e554d5059", 0, FileFamily.OTHER_PROGRAM, "it is a NumPy array (.npy)"),
            new Sign("47475546", 0, FileFamily.OTHER_PROGRAM, "it is GGUF"),
            new Sign("54464c33", 4, FileFamily.OTHER_PROGRAM, "it is TensorFlow Lite"),
            new Sign("89504e47", 0, FileFamily.DOCUMENT, "it is a PNG image"),
            new Sign("ffd8ff", 0, FileFamily.DOCUMENT, "it is a JPEG image"),
            new Sign("25504446", 0, FileFamily.DOCUMENT, "it is a PDF"));

    /** The kind of a file by its first bytes, {@link #LOOKED_AT} if it has as many. */
    public static FileKind of(byte[] begin) {
        if (begin.length == 0) {
            return new FileKind(FileFamily.EMPTY, "it is empty");
        }
        return SIGNS.stream()
                .filter(sign -> has(begin, sign.hex, sign.at))
                .map(sign -> new FileKind(sign.family, sign.what))
                .findFirst()
                .or(() -> tar(begin))
                .or(() -> numbers(begin))
                .or(() -> message(begin))
                .or(() -> text(begin))
                .orElseGet(() -> new FileKind(
                        FileFamily.UNKNOWN,
                        "it is of no form that is read: it begins with the bytes "
                                + HexFormat.ofDelimiter(" ").formatHex(begin, 0, Math.min(8, begin.length))));
    }

    private static boolean has(byte[] begin, String hex, int at) {
        var bytes = HexFormat.of().parseHex(hex);
        if (begin.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (begin[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<FileKind> tar(byte[] begin) {
        if (!has(begin, "7573746172", TAR_SIGN_AT)) {
            return Optional.empty();
        }
        var first = new String(begin, 0, Math.min(100, begin.length), StandardCharsets.ISO_8859_1)
                .split("\0", 2)[0]
                .replaceFirst("^\\./", "")
                .replaceFirst("/$", "");
        return Optional.of(
                TORCH_TAR.contains(first)
                        ? new FileKind(
                                FileFamily.TORCH_TAR, "it is the tar form that PyTorch wrote before version 0.1.10")
                        : new FileKind(FileFamily.PACKED, "it is a tar archive"));
    }

    /** Safetensors begin with the length of a JSON header, pickles with the number of their protocol. */
    private static Optional<FileKind> numbers(byte[] begin) {
        if (begin.length > LENGTH_BYTES && begin[LENGTH_BYTES] == '{' && begin[6] == 0 && begin[7] == 0) {
            return Optional.of(new FileKind(FileFamily.SAFETENSORS, "it is safetensors"));
        }
        boolean pickle = begin[0] == (byte) 0x80 && (begin.length == 1 || begin[1] >= 2 && begin[1] <= 5);
        return pickle
                ? Optional.of(new FileKind(FileFamily.PICKLE, "it is a pickle, as torch.save and joblib write"))
                : Optional.empty();
    }

    private static Optional<FileKind> text(byte[] begin) {
        for (byte value : begin) {
            boolean control = value >= 0 && value < ' ' && value != '\n' && value != '\r' && value != '\t';
            if (control || value == 0x7f) {
                return Optional.empty();
            }
        }
        var text =
                new String(begin, StandardCharsets.UTF_8).replace("\ufeff", "").strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("version https://git-lfs")) {
            return Optional.of(new FileKind(FileFamily.LFS_POINTER, "it is a pointer of Git LFS"));
        }
        if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.contains("<html")) {
            return Optional.of(new FileKind(FileFamily.PAGE, "it is a web page (HTML)"));
        }
        if (lower.startsWith("<")) {
            return Optional.of(new FileKind(FileFamily.XML, "it is XML, perhaps a server's refusal"));
        }
        if (lower.contains("/annex/objects/")) {
            return Optional.of(new FileKind(FileFamily.ANNEX_POINTER, "it is a pointer of git-annex"));
        }
        return Optional.of(new FileKind(
                lower.startsWith("{") ? FileFamily.JSON : FileFamily.TEXT,
                "it is text that begins '"
                        + line(text.lines().findFirst().orElse("").strip()) + "'"));
    }

    private static String line(String text) {
        var cut = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }

    /** Messages of protocol buffers and MessagePack have no sign, but their first fields are always the same. */
    private static Optional<FileKind> message(byte[] begin) {
        boolean onnx = begin.length > 3
                && begin[0] == 0x08
                && begin[1] > 0
                && begin[1] < 0x20
                && List.of(0x12, 0x1a, 0x22, 0x2a, 0x32, 0x3a, 0x42).contains((int) begin[2]);
        if (onnx) {
            return Optional.of(
                    begin[2] == 0x12 && !isPrintable(begin, 4, begin[3])
                            ? new FileKind(FileFamily.TENSORFLOW, "it is a graph of TensorFlow")
                            : new FileKind(FileFamily.ONNX, "it is ONNX"));
        }
        int first = begin[0] & 0xff;
        int second = begin.length > 1 ? begin[1] & 0xff : 0;
        boolean map = first > 0x80 && first <= 0x8f && second > 0xa0 && second <= 0xbf;
        return map
                ? Optional.of(new FileKind(FileFamily.OTHER_PROGRAM, "it is MessagePack, as Flax writes it"))
                : Optional.empty();
    }

    private static boolean isPrintable(byte[] bytes, int from, int count) {
        if (count < 0 || from + count > bytes.length) {
            return false;
        }
        for (int i = from; i < from + count; i++) {
            if (bytes[i] < ' ' || bytes[i] > '~') {
                return false;
            }
        }
        return true;
    }
}
