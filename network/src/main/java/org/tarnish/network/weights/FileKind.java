package org.tarnish.network.weights;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a file is that people take for weights and that is none, by how it begins: a clause that says what to do. */
final class FileKind {
    /** So many bytes are looked at. */
    static final int LOOKED_AT = 512;

    private static final int TAR_SIGN_AT = 257;
    private static final List<String> TORCH_TAR = List.of("sys_info", "pickle", "storages", "tensors");
    private static final String UNPACK = "; unpack it and name the file in it";
    private static final String FROM_PYTORCH =
            ", whose layouts no network here has; save the network's state dict from PyTorch";

    private record Sign(String hex, int at, String what) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign("1f8b", 0, "it is compressed by gzip" + UNPACK),
            new Sign("fd377a585a00", 0, "it is compressed by xz" + UNPACK),
            new Sign("28b52ffd", 0, "it is compressed by zstd" + UNPACK),
            new Sign("425a68", 0, "it is compressed by bzip2" + UNPACK),
            new Sign("04224d18", 0, "it is compressed by lz4" + UNPACK),
            new Sign("377abcaf271c", 0, "it is a 7z archive" + UNPACK),
            new Sign("526172211a07", 0, "it is a RAR archive" + UNPACK),
            new Sign("894844460d0a1a0a", 0, "it is HDF5, as Keras and MATLAB write it" + FROM_PYTORCH),
            new Sign("934e554d5059", 0, "it is a NumPy array (.npy)" + FROM_PYTORCH),
            new Sign("47475546", 0, "it is GGUF" + FROM_PYTORCH),
            new Sign("54464c33", 4, "it is TensorFlow Lite" + FROM_PYTORCH),
            new Sign("89504e47", 0, "it is a PNG image; name a file of weights"),
            new Sign("ffd8ff", 0, "it is a JPEG image; name a file of weights"),
            new Sign("25504446", 0, "it is a PDF; name a file of weights"));

    private FileKind() {}

    /** What a file is, by its first bytes; where they say nothing, that too. */
    static String of(byte[] begin) {
        if (begin.length == 0) {
            return "it is empty; fetch or save it again";
        }
        return SIGNS.stream()
                .filter(sign -> has(begin, sign))
                .map(Sign::what)
                .findFirst()
                .or(() -> tar(begin))
                .or(() -> message(begin))
                .or(() -> text(begin))
                .orElseGet(() -> "it is of no form that is read: it begins with the bytes "
                        + HexFormat.ofDelimiter(" ").formatHex(begin, 0, Math.min(8, begin.length))
                        + "; known are safetensors and what torch.save writes");
    }

    private static boolean has(byte[] begin, Sign sign) {
        var bytes = HexFormat.of().parseHex(sign.hex);
        if (begin.length < sign.at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (begin[sign.at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> tar(byte[] begin) {
        if (!has(begin, new Sign("7573746172", TAR_SIGN_AT, ""))) {
            return Optional.empty();
        }
        var first =
                latin(begin, 100).split("\0", 2)[0].replaceFirst("^\\./", "").replaceFirst("/$", "");
        return Optional.of(
                TORCH_TAR.contains(first)
                        ? "it is the tar form that PyTorch wrote before version 0.1.10, which is not read; save it again:"
                                + " torch.save(torch.load('old.pth'), 'weights.pth')"
                        : "it is a tar archive" + UNPACK);
    }

    private static Optional<String> text(byte[] begin) {
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
            return Optional.of("it is a pointer of Git LFS, not the weights; fetch them with 'git lfs pull'");
        }
        if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.contains("<html")) {
            return Optional.of(
                    "it is a web page (HTML), not the weights; fetch them by the address that downloads the file");
        }
        if (lower.startsWith("<")) {
            return Optional.of("it is XML, perhaps a server's refusal, not the weights; fetch them by the address that"
                    + " downloads the file");
        }
        if (lower.contains("/annex/objects/")) {
            return Optional.of("it is a pointer of git-annex, not the weights; fetch them with 'git annex get'");
        }
        var line = FileText.shown(text.lines().findFirst().orElse("").strip());
        return Optional.of("it is text that begins '" + line + "'; name a file of weights");
    }

    /** Messages of protocol buffers and MessagePack have no sign, but their first fields are always the same. */
    private static Optional<String> message(byte[] begin) {
        boolean onnx = begin.length > 3
                && begin[0] == 0x08
                && begin[1] > 0
                && begin[1] < 0x20
                && List.of(0x12, 0x1a, 0x22, 0x2a, 0x32, 0x3a, 0x42).contains((int) begin[2]);
        if (onnx) {
            if (begin[2] == 0x12 && !isPrintable(begin, 4, begin[3])) {
                return Optional.of("it is a graph of TensorFlow" + FROM_PYTORCH);
            }
            return Optional.of(
                    "it is ONNX, a network with its weights, which do not begin a training; name it under 'models' of"
                            + " the request, or save the network's state dict from PyTorch");
        }
        int first = begin[0] & 0xff;
        int second = begin.length > 1 ? begin[1] & 0xff : 0;
        boolean map = first > 0x80 && first <= 0x8f && second > 0xa0 && second <= 0xbf;
        return map ? Optional.of("it is MessagePack, as Flax writes it" + FROM_PYTORCH) : Optional.empty();
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

    private static String latin(byte[] bytes, int most) {
        return new String(bytes, 0, Math.min(most, bytes.length), StandardCharsets.ISO_8859_1);
    }
}
