package org.tarnish.network.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tarnish.network.file.FileKind;

/** What to do about a file that was taken for an ONNX model and is none. */
final class NoModel {
    private static final String EXPORT = "; export it with torch.onnx.export(model, images, 'model.onnx')";
    private static final String NAME = "; name an ONNX file";

    private NoModel() {}

    /**
     * @throws InvalidModelException if the file begins as one of another kind, with what it is and what to do
     * @throws IOException if it cannot be read
     */
    static void refuse(Path file) throws IOException {
        byte[] begin;
        try (var stream = Files.newInputStream(file)) {
            begin = stream.readNBytes(FileKind.LOOKED_AT);
        }
        var kind = FileKind.of(begin);
        var advice = advice(kind);
        if (advice.isPresent()) {
            throw new InvalidModelException(kind.what() + advice.get());
        }
    }

    /** Empty where the file may be a model: its header tells. */
    private static Optional<String> advice(FileKind kind) {
        return switch (kind.family()) {
            case ONNX, TENSORFLOW, UNKNOWN -> Optional.empty();
            case EMPTY -> Optional.of(" (0 bytes); fetch or export it again");
            case PACKED -> Optional.of("; unpack it and name the file in it");
            case OTHER_PROGRAM ->
                Optional.of("; convert it to ONNX, such as a model of Keras with tf2onnx: python -m"
                        + " tf2onnx.convert --keras");
            case ZIP, PICKLE, TORCH_TAR -> Optional.of(EXPORT);
            case SAFETENSORS ->
                Optional.of(", weights without a network; train from them as initializations: [{file: {path: ...}}],"
                        + " or export the model itself as ONNX");
            case LFS_POINTER -> Optional.of(" instead of the file; fetch it with git lfs pull");
            case ANNEX_POINTER -> Optional.of(" instead of the file; fetch it with git annex get");
            case PAGE, XML -> Optional.of(" instead of the file; fetch it anew from its own address");
            case DOCUMENT, JSON, TEXT -> Optional.of(NAME);
        };
    }
}
