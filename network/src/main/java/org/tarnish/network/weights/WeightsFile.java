package org.tarnish.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of weights of every known form, told apart by how they begin: safetensors and PyTorch's two. */
public final class WeightsFile {
    private static final String PARALLEL = "module.";
    private static final byte PICKLE = (byte) 0x80;
    private static final int HEADER_LENGTH = 8;

    private WeightsFile() {}

    /**
     * The tensors by name, in the file's order. A prefix {@code module.}, which PyTorch's data-parallel training leaves,
     * is taken off where all names have it. Structure is read and checked now, values when asked for, as float32.
     *
     * @throws InvalidWeightsException if the content is damaged, hostile or of no known form; no code in it is ever run
     * @throws IOException if the file cannot be read
     */
    public static Map<String, StoredTensor> read(Path file) throws IOException {
        byte[] begin;
        try (var in = Files.newInputStream(file)) {
            begin = in.readNBytes(HEADER_LENGTH + 1);
        }
        boolean zip = begin.length > 1 && begin[0] == 'P' && begin[1] == 'K';
        if (zip || isPickle(begin)) {
            try {
                return plain(TorchFile.read(zip ? new TorchZip(file) : new TorchSequence(file)));
            } catch (EOFException e) {
                throw new InvalidWeightsException("weights file " + file + " cannot be used: it is cut off", e);
            } catch (InvalidWeightsException e) {
                throw new InvalidWeightsException("weights file " + file + " cannot be used: " + e.getMessage(), e);
            }
        }
        return plain(Safetensors.read(file));
    }

    /** A safetensors header can have a length whose first byte is a pickle's; a brace follows its eight bytes. */
    private static boolean isPickle(byte[] begin) {
        return begin.length > 0 && begin[0] == PICKLE && !(begin.length > HEADER_LENGTH && begin[HEADER_LENGTH] == '{');
    }

    private static Map<String, StoredTensor> plain(Map<String, StoredTensor> tensors) {
        if (tensors.isEmpty() || !tensors.keySet().stream().allMatch(name -> name.startsWith(PARALLEL))) {
            return tensors;
        }
        var plain = new LinkedHashMap<String, StoredTensor>();
        tensors.forEach((name, tensor) -> plain.put(name.substring(PARALLEL.length()), tensor));
        return plain;
    }
}
