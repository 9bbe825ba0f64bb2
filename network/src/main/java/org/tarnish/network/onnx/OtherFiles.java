package org.tarnish.network.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Files that people take for ONNX models, told by their first bytes. */
final class OtherFiles {
    private static final int HEAD = 64;

    private OtherFiles() {}

    /**
     * @throws InvalidModelException if the file begins as one of another kind, with what it is and what to do
     * @throws IOException if it cannot be read
     */
    static void refuse(Path file) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD);
        }
        if (head.length == 0) {
            throw new InvalidModelException("it is empty (0 bytes)");
        }
        var text = new String(head, StandardCharsets.ISO_8859_1);
        var export = "; export it with torch.onnx.export(model, images, 'model.onnx')";
        if (text.startsWith("PK")) {
            throw new InvalidModelException("it is a zip archive, as torch.save and TorchScript write" + export);
        }
        if (text.startsWith("\u0080\u0002") || text.startsWith("\u0080\u0004")) {
            throw new InvalidModelException("it is a pickle, as torch.save and joblib write" + export);
        }
        if (text.startsWith("\u0089HDF")) {
            throw new InvalidModelException(
                    "it is HDF5, as Keras writes; convert it with tf2onnx: python -m tf2onnx.convert --keras");
        }
        if (text.startsWith("version https://git-lfs")) {
            throw new InvalidModelException(
                    "it is a pointer of Git LFS instead of the file; fetch it with git lfs pull");
        }
        if (text.startsWith("\u001f\u008b")) {
            throw new InvalidModelException("it is packed by gzip; unpack it with gunzip");
        }
        if (text.strip().toLowerCase(Locale.ROOT).startsWith("<")) {
            throw new InvalidModelException("it is a web page instead of the file; fetch it anew from its own address");
        }
        if (text.chars().allMatch(sign -> sign >= ' ' && sign < 0x7f || Character.isWhitespace(sign))) {
            throw new InvalidModelException("it is text that begins '"
                    + OnnxModel.shown(text.strip().lines().findFirst().orElse("")) + "'; name an ONNX file");
        }
        if (text.length() > 8 && text.charAt(8) == '{' && head[6] == 0 && head[7] == 0) {
            throw new InvalidModelException("it is safetensors, weights without a network; train from them as"
                    + " initializations: [{file: {path: ...}}], or export the model itself as ONNX");
        }
    }
}
