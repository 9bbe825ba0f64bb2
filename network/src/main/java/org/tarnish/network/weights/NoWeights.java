package org.tarnish.network.weights;

import org.tarnish.network.file.FileKind;

/** What to do about a file that was taken for weights and is none. */
final class NoWeights {
    private static final String DOWNLOAD = ", not the weights; fetch them by the address that downloads the file";
    private static final String NAME = "; name a file of weights";

    private NoWeights() {}

    /** What the file is, and what to do. */
    static String of(byte[] begin) {
        var kind = FileKind.of(begin);
        return kind.what()
                + switch (kind.family()) {
                    case EMPTY -> "; fetch or save it again";
                    case PACKED -> "; unpack it and name the file in it";
                    case OTHER_PROGRAM, TENSORFLOW ->
                        ", whose layouts no network here has; save the network's state dict from PyTorch";
                    case TORCH_TAR ->
                        ", which is not read; save it again: torch.save(torch.load('old.pth'), 'weights.pth')";
                    case ONNX ->
                        ", a network with its weights, which do not begin a training; name it under 'models' of the"
                                + " request, or save the network's state dict from PyTorch";
                    case LFS_POINTER -> ", not the weights; fetch them with 'git lfs pull'";
                    case ANNEX_POINTER -> ", not the weights; fetch them with 'git annex get'";
                    case PAGE, XML -> DOWNLOAD;
                    case DOCUMENT, JSON, TEXT -> NAME;
                    case ZIP, PICKLE, SAFETENSORS -> ", which is cut off or damaged; fetch or save it again";
                    case UNKNOWN -> "; known are safetensors and what torch.save writes";
                };
    }
}
