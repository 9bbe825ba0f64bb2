package org.tarnish.network.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tarnish.machine.file.FilePart;

/**
 * The checked header of one safetensors file. Nothing in it is believed before it is compared with the file, and it is
 * read entry by entry: memory is bounded by the tensors that it names.
 */
final class SafetensorsHeader {
    /** A network of a thousand tensors with its optimizer's state needs some 400 kB; what is told besides may be longer. */
    static final long LONGEST = 1 << 24;

    /** As many as a file may have, far more than any network and its optimizer. */
    static final int MOST_TENSORS = 50_000;

    private static final String METADATA = "__metadata__";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final Path file;
    private final long dataStart;
    private final long dataLength;
    private final Map<String, SafetensorsEntry> entries = new LinkedHashMap<>();

    SafetensorsHeader(Path file) throws IOException {
        this.file = file;
        try (var channel = FileChannel.open(file)) {
            long fileLength = channel.size();
            long length =
                    fileLength < Long.BYTES ? -1 : read(channel, Long.BYTES).getLong();
            if (length < 2 || length > fileLength - Long.BYTES) {
                throw invalid("a header of " + length + " bytes does not fit a file of " + fileLength
                        + " bytes; was the file cut off?");
            }
            if (length > LONGEST) {
                throw invalid("a header of " + length + " bytes is longer than any network's; at most " + LONGEST
                        + " are read");
            }
            dataStart = Long.BYTES + length;
            dataLength = fileLength - dataStart;
            channel.position(Long.BYTES);
            parse(new BufferedInputStream(new Part(Channels.newInputStream(channel), length)));
        }
        checkCoverage();
        if (entries.isEmpty()) {
            throw invalid("it holds no tensors");
        }
    }

    /** The tensors in the header's order. */
    Map<String, StoredTensor> tensors() {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        entries.forEach((name, entry) -> tensors.put(name, new StoredTensor(entry.shape(), new Values(this, entry))));
        return tensors;
    }

    /**
     * Where the bytes of each tensor lie, in the header's order.
     *
     * @throws InvalidWeightsException if one is not of float32
     */
    Map<String, StoredBytes> bytes() throws InvalidWeightsException {
        var tensors = new LinkedHashMap<String, StoredBytes>();
        for (var named : entries.entrySet()) {
            var entry = named.getValue();
            if (entry.type() != StoredType.F32) {
                throw invalid("tensor '" + FileText.shown(named.getKey()) + "' is of type " + entry.type()
                        + ", and float32 (F32) is needed");
            }
            tensors.put(
                    named.getKey(),
                    new StoredBytes(file, entry.shape(), dataStart + entry.begin(), entry.end() - entry.begin()));
        }
        return tensors;
    }

    /** The values of one tensor; equal where they are the same of the same file. */
    private record Values(SafetensorsHeader header, SafetensorsEntry entry) implements Supplier<float[]> {
        @Override
        public float[] get() {
            return header.values(entry);
        }
    }

    private void parse(BufferedInputStream header) throws IOException {
        try (var json = JSON.createParser(header)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("its header is not a JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                parse(json, json.currentName());
            }
            if (json.nextToken() != null) {
                throw invalid("its header goes on after its JSON object");
            }
        } catch (JsonProcessingException e) {
            throw invalid("its header is not JSON: " + FileText.shown(e.getOriginalMessage()));
        }
    }

    private void parse(JsonParser json, String name) throws IOException {
        json.nextToken();
        if (name.equals(METADATA)) {
            json.skipChildren();
            return;
        }
        if (entries.size() == MOST_TENSORS) {
            throw invalid("it has more than " + MOST_TENSORS + " tensors");
        }
        try {
            entries.put(name, SafetensorsEntry.read(json, dataLength));
        } catch (InvalidWeightsException e) {
            throw invalid("tensor '" + FileText.shown(name) + "' " + e.getMessage());
        }
    }

    private void checkCoverage() throws IOException {
        long end = 0;
        var ordered = entries.values().stream()
                .sorted(Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end))
                .toList();
        for (var entry : ordered) {
            if (entry.begin() != end) {
                throw invalid("its tensors overlap or leave a gap at byte " + end + " of the data");
            }
            end = entry.end();
        }
        if (end != dataLength) {
            throw invalid("its tensors take " + end + " of " + dataLength + " bytes of data");
        }
    }

    private float[] values(SafetensorsEntry entry) {
        try (var channel = FileChannel.open(file)) {
            channel.position(dataStart + entry.begin());
            int count = (int) ((entry.end() - entry.begin()) / entry.type().bytes());
            return entry.type().read(Channels.newInputStream(channel), count);
        } catch (IOException e) {
            throw new UncheckedIOException("a tensor of the weights file " + file + " could not be read", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        FilePart.read(channel, buffer, 0);
        return buffer.flip();
    }

    private InvalidWeightsException invalid(String reason) {
        return new InvalidWeightsException("it is no valid safetensors: " + reason);
    }
}
