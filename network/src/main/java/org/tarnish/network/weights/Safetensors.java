package org.tarnish.network.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: eight little-endian bytes with the header's length, a JSON header, then the raw little-endian
 * data of the tensors. Writes float32; files are byte for byte the same for the same tensors.
 */
public final class Safetensors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 1 << 20;

    private Safetensors() {}

    /**
     * Writes tensors in the map's order, reading one at a time.
     *
     * @throws IllegalArgumentException if a tensor yields another number of values than its shape says
     */
    public static void write(Path file, Map<String, StoredTensor> tensors) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var shapes = new LinkedHashMap<String, List<Integer>>();
            tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
            writeFully(channel, ByteBuffer.wrap(beginning(shapes, Map.of())));
            for (var entry : tensors.entrySet()) {
                var values = entry.getValue().read();
                if (values.length != entry.getValue().size()) {
                    throw new IllegalArgumentException("tensor '" + entry.getKey() + "' of shape "
                            + entry.getValue().shape() + " holds "
                            + entry.getValue().size() + " values, yielded "
                            + values.length);
                }
                write(channel, values);
            }
        }
    }

    /**
     * Writes tensors of float32 that lie in files, in the map's order, in memory that does not grow with them.
     *
     * @param metadata that the file tells besides its format, text by name, in the map's order
     */
    public static void copy(Path file, Map<String, StoredBytes> tensors, Map<String, String> metadata)
            throws IOException {
        var shapes = new LinkedHashMap<String, List<Integer>>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(beginning(shapes, metadata));
            for (var tensor : tensors.values()) {
                tensor.copyTo(out);
            }
        }
    }

    /**
     * Where the bytes of a file's tensors lie, by name in the header's order.
     *
     * @throws InvalidWeightsException if the file is not valid, as in {@link #read}, or a tensor is not of float32
     * @throws IOException if the file cannot be read
     */
    public static Map<String, StoredBytes> bytes(Path file) throws IOException {
        try {
            return new SafetensorsHeader(file).bytes();
        } catch (InvalidWeightsException e) {
            throw unusable(file, e);
        }
    }

    /**
     * The tensors of a file, by name in the header's order. The header is read and checked now, values are read from the
     * file when asked for, as float32 whatever their type is.
     *
     * @throws InvalidWeightsException if the file is not valid: a header that is too long, not JSON or of the
     *     wrong form, an unknown type, data that overlap, leave gaps, or do not end with the file
     * @throws IOException if the file cannot be read
     */
    public static Map<String, StoredTensor> read(Path file) throws IOException {
        try {
            return header(file);
        } catch (InvalidWeightsException e) {
            throw unusable(file, e);
        }
    }

    /** Bytes up to the data of a file that begins like this, of eight bytes at least. */
    static long headerBytes(byte[] begin) {
        long length = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getLong();
        // A length that cannot be is refused by whoever reads the header.
        return length < 0 || length > Integer.MAX_VALUE ? Long.BYTES : Long.BYTES + length;
    }

    private static InvalidWeightsException unusable(Path file, InvalidWeightsException cause) {
        return new InvalidWeightsException("weights file " + file + " cannot be used: " + cause.getMessage(), cause);
    }

    /** As {@link #read}, with messages that say what is wrong alone. */
    static Map<String, StoredTensor> header(Path file) throws IOException {
        return new SafetensorsHeader(file).tensors();
    }

    /** The header with its length before it. */
    private static byte[] beginning(Map<String, List<Integer>> shapes, Map<String, String> metadata) {
        var told = new LinkedHashMap<String, String>();
        told.put("format", "pt");
        told.putAll(metadata);
        var entries = new LinkedHashMap<String, Object>();
        entries.put("__metadata__", told);
        long offset = 0;
        for (var named : shapes.entrySet()) {
            long end =
                    offset + named.getValue().stream().mapToLong(side -> side).reduce(Float.BYTES, Math::multiplyExact);
            var description = new LinkedHashMap<String, Object>();
            description.put("dtype", "F32");
            description.put("shape", named.getValue());
            description.put("data_offsets", List.of(offset, end));
            entries.put(named.getKey(), description);
            offset = end;
        }
        try {
            var json = JSON.writeValueAsBytes(entries);
            int padding = -json.length & 7;
            var beginning = ByteBuffer.allocate(Long.BYTES + json.length + padding)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length + padding)
                    .put(json)
                    .put(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
            return beginning.array();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the header of a safetensors file could not be written", e);
        }
    }

    private static void write(FileChannel channel, float[] values) throws IOException {
        var buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; ) {
            buffer.clear();
            int count = Math.min(values.length - from, CHUNK / Float.BYTES);
            buffer.asFloatBuffer().put(values, from, count);
            writeFully(channel, buffer.limit(count * Float.BYTES));
            from += count;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
