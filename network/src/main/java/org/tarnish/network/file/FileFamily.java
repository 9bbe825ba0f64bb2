package org.tarnish.network.file;

/** What can be done about a file depends on its family, and on what it was taken for. */
public enum FileFamily {
    /** Nothing in it. */
    EMPTY,
    /** Compressed, or an archive: what is meant is inside. */
    PACKED,
    /** Networks or arrays as other programs than PyTorch write them. */
    OTHER_PROGRAM,
    /** A graph of TensorFlow, which begins almost as ONNX does. */
    TENSORFLOW,
    /** A picture or a document. */
    DOCUMENT,
    /** The tar form that PyTorch wrote before version 0.1.10. */
    TORCH_TAR,
    /** A zip, as torch.save and TorchScript write. */
    ZIP,
    /** A pickle, as torch.save wrote before and joblib does. */
    PICKLE,
    /** Weights without a network. */
    SAFETENSORS,
    /** A network with its weights. */
    ONNX,
    /** What Git LFS leaves in the place of a file. */
    LFS_POINTER,
    /** What git-annex leaves in the place of a file. */
    ANNEX_POINTER,
    /** A page for people instead of the file. */
    PAGE,
    /** Perhaps a server's refusal. */
    XML,
    /** JSON, as an index of several files is. */
    JSON,
    /** Any other text. */
    TEXT,
    /** None that is known. */
    UNKNOWN
}
