package org.tarnish.network.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes pickles operation by operation, and files of PyTorch's two forms around them. */
final class TorchBytes {
    private static final byte[] MAGIC = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19,
        '.'
    };

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TorchBytes() {
        bytes(0x80, 2);
    }

    /** A state dict of one tensor {@code weight} in a storage of six floats under the key {@code 0}. */
    static TorchBytes stateDict(int[] shape, int[] strides, int offset) {
        return new TorchBytes()
                .dict()
                .text("weight")
                .tensor("0", 6, offset, shape, strides)
                .bytes('s');
    }

    TorchBytes bytes(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    TorchBytes raw(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** An empty OrderedDict, to which 's' adds the two topmost values. */
    TorchBytes dict() {
        return raw("ccollections\nOrderedDict\n)R");
    }

    TorchBytes text(String text) {
        return bytes('X').number(text.length()).raw(text);
    }

    TorchBytes integer(int value) {
        return bytes('J').number(value);
    }

    TorchBytes tuple(int... values) {
        bytes('(');
        for (int value : values) {
            integer(value);
        }
        return bytes('t');
    }

    TorchBytes storage(String type, String key, int values) {
        return bytes('(')
                .text("storage")
                .raw("ctorch\n" + type + "\n")
                .text(key)
                .text("cpu")
                .integer(values)
                .bytes('t', 'Q');
    }

    TorchBytes tensor(String key, int values, int offset, int[] shape, int[] strides) {
        return raw("ctorch._utils\n_rebuild_tensor_v2\n")
                .bytes('(')
                .storage("FloatStorage", key, values)
                .integer(offset)
                .tuple(shape)
                .tuple(strides)
                .bytes(0x89)
                .dict()
                .bytes('t', 'R');
    }

    TorchBytes number(int littleEndian) {
        bytes.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(littleEndian)
                .array());
        return this;
    }

    byte[] pickle() {
        return bytes('.').bytes.toByteArray();
    }

    static byte[] floats(float... values) {
        var buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    static byte[] zip(byte[] pickle, Map<String, byte[]> storages) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            entry(zip, "data.pkl", pickle);
            entry(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            for (var storage : new TreeMap<>(storages).entrySet()) {
                entry(zip, "data/" + storage.getKey(), storage.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The old form; its storages hold four bytes per value. */
    static byte[] sequence(byte[] pickle, Map<String, byte[]> storages) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.writeBytes(new TorchBytes().bytes('M', 0xe9, 0x03).pickle());
        out.writeBytes(new TorchBytes()
                .bytes('}')
                .text("little_endian")
                .bytes(0x88, 's')
                .pickle());
        out.writeBytes(pickle);
        var keys = new TorchBytes().bytes(']');
        new TreeMap<>(storages).keySet().forEach(key -> keys.text(key).bytes('a'));
        out.writeBytes(keys.pickle());
        new TreeMap<>(storages).values().forEach(values -> {
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(values.length / 4)
                    .array());
            out.writeBytes(values);
        });
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry("archive/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
