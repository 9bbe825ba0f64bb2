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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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

    private final NDManager manager;
    private final PtSymbolBlock block;
    private final Map<String, PtNDArray> marks = new HashMap<>();

    private Script(NDManager manager, PtSymbolBlock block) {
        this.manager = manager;
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
            return new Script(manager, JniUtils.loadModule((PtNDManager) manager, archive, false, false));
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
     * Runs a method so that gradients go through it, step by step: nothing is compiled after some runs, so that all runs
     * give the same bits.
     *
     * @return its result, which belongs to the manager of the first argument
     */
    public PtNDArray differentiable(String method, PtNDArray... arguments) {
        var list = new NDList(arguments.length + 1);
        list.add(marks.computeIfAbsent(method, this::mark));
        list.addAll(Arrays.asList(arguments));
        JniUtils.setGraphExecutorOptimize(false);
        try {
            var result = (PtNDArray) IValueUtils.forward(block, list, true).singletonOrThrow();
            result.attach(arguments[0].getManager());
            return result;
        } finally {
            JniUtils.setGraphExecutorOptimize(true);
        }
    }

    /** What names a method to the engine: an array before its arguments. */
    private PtNDArray mark(String method) {
        var mark = (PtNDArray) manager.create(0f);
        mark.setName("module_method:" + method);
        return mark;
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
