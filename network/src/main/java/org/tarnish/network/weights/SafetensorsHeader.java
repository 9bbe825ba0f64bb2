package org.tarnish.network.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.machine.file.FilePart;

/** The checked header of one safetensors file. Nothing in it is believed before it is compared with the file. */
final class SafetensorsHeader {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** The limit of the reference implementation. */
    private static final long LONGEST = 100_000_000;

    private static final String METADATA = "__metadata__";

    private final Path file;
    private final long dataStart;
    private final long dataLength;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(StoredType type, List<Integer> shape, long begin, long end) {}

    SafetensorsHeader(Path file) throws IOException {
        this.file = file;
        try (var channel = FileChannel.open(file)) {
            long fileLength = channel.size();
            long length =
                    fileLength < Long.BYTES ? -1 : read(channel, 0, Long.BYTES).getLong();
            if (length < 2 || length > LONGEST || length > fileLength - Long.BYTES) {
                throw invalid("a header of " + length + " bytes does not fit a file of " + fileLength + " bytes");
            }
            dataStart = Long.BYTES + length;
            dataLength = fileLength - dataStart;
            parse(read(channel, Long.BYTES, (int) length).array());
        }
        checkCoverage();
    }

    /** The tensors in the header's order. */
    Map<String, StoredTensor> tensors() {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        entries.forEach((name, entry) -> tensors.put(name, new StoredTensor(entry.shape, () -> values(entry))));
        return tensors;
    }

    private void parse(byte[] header) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(header);
        } catch (JsonProcessingException e) {
            throw invalid("its header is not JSON: " + e.getOriginalMessage() + "; known are safetensors and PyTorch's"
                    + " files");
        }
        if (root == null || !root.isObject()) {
            throw invalid("its header is not a JSON object");
        }
        for (var property : root.properties()) {
            if (!property.getKey().equals(METADATA)) {
                entries.put(property.getKey(), entry(property.getKey(), property.getValue()));
            }
        }
    }

    private Entry entry(String name, JsonNode json) throws IOException {
        var type = StoredType.named(json.path("dtype").asText())
                .orElseThrow(() -> invalid("tensor '" + name + "' is of type '"
                        + json.path("dtype").asText() + "'; known: " + StoredType.names()));
        var shape = new ArrayList<Integer>();
        long size = 1;
        for (var side : array(name, json, "shape")) {
            if (side < 0 || side > Integer.MAX_VALUE) {
                throw invalid("tensor '" + name + "' has a side of " + side);
            }
            shape.add((int) side);
            size = size * side;
            if (size > Integer.MAX_VALUE / Long.BYTES) {
                throw invalid("tensor '" + name + "' is too large: shape " + json.path("shape"));
            }
        }
        var offsets = array(name, json, "data_offsets");
        if (offsets.length != 2 || offsets[0] < 0 || offsets[1] > dataLength) {
            throw invalid("tensor '" + name + "' lies at " + json.path("data_offsets") + " in data of " + dataLength
                    + " bytes");
        }
        if (offsets[1] - offsets[0] != size * type.bytes()) {
            throw invalid("tensor '" + name + "' of shape " + shape + " and type " + type + " needs "
                    + size * type.bytes() + " bytes, was given " + (offsets[1] - offsets[0]));
        }
        return new Entry(type, List.copyOf(shape), offsets[0], offsets[1]);
    }

    private long[] array(String name, JsonNode json, String field) throws IOException {
        var node = json.path(field);
        boolean valid = node.isArray();
        var values = new long[node.size()];
        for (int i = 0; valid && i < values.length; i++) {
            valid = node.get(i).canConvertToLong() && node.get(i).isIntegralNumber();
            values[i] = node.get(i).asLong();
        }
        if (!valid) {
            throw invalid("tensor '" + name + "' needs a list of whole numbers as " + field + ", was " + node);
        }
        return values;
    }

    private void checkCoverage() throws IOException {
        long end = 0;
        var ordered = entries.values().stream()
                .sorted(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end))
                .toList();
        for (var entry : ordered) {
            if (entry.begin != end) {
                throw invalid("its tensors overlap or leave a gap at byte " + end + " of the data");
            }
            end = entry.end;
        }
        if (end != dataLength) {
            throw invalid("its tensors take " + end + " of " + dataLength + " bytes of data");
        }
    }

    private float[] values(Entry entry) {
        try (var channel = FileChannel.open(file)) {
            channel.position(dataStart + entry.begin);
            int count = (int) ((entry.end - entry.begin) / entry.type.bytes());
            return entry.type.read(Channels.newInputStream(channel), count);
        } catch (IOException e) {
            throw new UncheckedIOException("weights file " + file + " could not be read", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        FilePart.read(channel, buffer, position);
        return buffer.flip();
    }

    private InvalidWeightsException invalid(String reason) {
        return new InvalidWeightsException("weights file " + file + " is not valid safetensors: " + reason);
    }
}
