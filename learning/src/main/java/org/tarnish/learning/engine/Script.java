package org.tarnish.learning.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * TorchScript methods, for operations of PyTorch that the engine's Java interface does not offer. The archive that
 * PyTorch loads is written here: a stored zip of the source text and a pickled module without tensors.
 */
public final class Script {
    /** {@code __torch__.Script} with {@code training} = True and {@code _is_full_backward_hook} = None. */
    private static final byte[] MODULE = concat(
            bytes("\u0080\u0002c__torch__\nScript\nq\u0000)\u0081}("),
            text("training"),
            bytes("\u0088"),
            text("_is_full_backward_hook"),
            bytes("Nub."));

    /** An empty tuple. */
    private static final byte[] CONSTANTS = bytes("\u0080\u0002).");

    private final PtSymbolBlock block;

    private Script(PtSymbolBlock block) {
        this.block = block;
    }

    /**
     * Loads methods; they live as long as the manager.
     *
     * @param methods their definitions in serialized TorchScript, indented by two blanks; {@code self} is of type
     *     {@code __torch__.Script}
     */
    public static Script load(NDManager manager, String methods) {
        var code = "class Script(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + "  _is_full_backward_hook : Optional[bool]\n" + methods;
        try {
            var archive = new ByteArrayInputStream(archive(code));
            return new Script(JniUtils.loadModule((PtNDManager) manager, archive, false, false));
        } catch (IOException e) {
            throw new UncheckedIOException("the engine could not load the script", e);
        }
    }

    /** Runs a method without recording gradients, closing the arguments and the result. */
    public void run(String method, IValue... arguments) {
        try {
            IValueUtils.runMethod(block, method, arguments).close();
        } finally {
            for (var argument : arguments) {
                argument.close();
            }
        }
    }

    /** Runs a method without recording gradients; arguments and result stay the caller's to close. */
    public IValue call(String method, IValue... arguments) {
        return IValueUtils.runMethod(block, method, arguments);
    }

    /**
     * Runs a method of one tensor that gives one, recording gradients as the engine's own operations do.
     *
     * @return belongs to the tensor's manager
     */
    public PtNDArray differentiable(String method, PtNDArray tensor) {
        try (var tag = (PtNDArray) tensor.getManager().create(new float[0])) {
            // The engine finds the method by an array's name.
            tag.setName("module_method:" + method);
            return (PtNDArray)
                    IValueUtils.forward(block, new NDList(tag, tensor), true).get(0);
        }
    }

    private static byte[] archive(String code) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", MODULE);
            store(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", CONSTANTS);
            store(zip, "version", bytes("3\n"));
            store(zip, "byteorder", bytes("little"));
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry("script/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** A pickled text: opcode X, length as four little-endian bytes, UTF-8. */
    private static byte[] text(String text) {
        return concat(new byte[] {'X', (byte) text.length(), 0, 0, 0}, bytes(text));
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
