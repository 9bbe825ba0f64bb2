package org.tarnish.network.weights;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.tarnish.machine.file.FilePart;
import org.tarnish.machine.pickle.Pickle;
import org.tarnish.machine.pickle.PickleInput;

/**
 * PyTorch's form before version 1.6: pickles of a magic number, the protocol's version, the machine's properties, the
 * saved object and the keys of its storages; then for each key the number of values in eight bytes and the raw values.
 */
final class TorchSequence implements TorchData {
    private static final Object MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final Object VERSION = 1001L;

    private final Path file;
    private final Object root;
    private final Map<String, StoredValues> stored = new HashMap<>();

    /** Where a storage's values begin, and how many bytes there are to the next storage's at least. */
    private record StoredValues(long position, long values) {}

    TorchSequence(Path file) throws IOException {
        this.file = file;
        List<?> keys;
        long position;
        var objects = new TorchObjects();
        try (var stream = new BufferedInputStream(Files.newInputStream(file))) {
            var in = new PickleInput(stream, TorchObjects.BOUNDS);
            if (!MAGIC.equals(Pickle.read(in, objects)) || !VERSION.equals(Pickle.read(in, objects))) {
                throw new InvalidWeightsException("it is a pickle, but not one that PyTorch has saved");
            }
            checkMachine(Pickle.read(in, objects));
            root = Pickle.read(in, objects);
            if (!(Pickle.read(in, objects) instanceof List<?> list)) {
                throw new InvalidWeightsException("it has no list of its storages");
            }
            keys = list;
            position = in.position();
        }
        locate(keys, position, objects.types());
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public void check(Collection<TorchStorage> storages) throws IOException {
        for (var storage : storages) {
            var found = stored.get(storage.key());
            if (found == null || found.values != storage.whole()) {
                throw new InvalidWeightsException("its data '" + FileText.shown(storage.key()) + "' should have "
                        + storage.whole() + " values, " + (found == null ? "are missing" : "have " + found.values));
            }
        }
    }

    @Override
    public float[] read(TorchStorage storage, long from, int count) throws IOException {
        try (var channel = FileChannel.open(file)) {
            channel.position(stored.get(storage.key()).position
                    + (storage.start() + from) * storage.type().bytes());
            return storage.type().read(Channels.newInputStream(channel), count);
        }
    }

    private static void checkMachine(Object machine) throws IOException {
        if (!(machine instanceof Map<?, ?> properties) || !Boolean.TRUE.equals(properties.get("little_endian"))) {
            throw new InvalidWeightsException("its bytes are not in little-endian order, the only one that is read");
        }
    }

    private void locate(List<?> keys, long start, Map<String, StoredType> types) throws IOException {
        var seen = new HashSet<Object>();
        long position = start;
        try (var channel = FileChannel.open(file)) {
            long end = channel.size();
            for (var key : keys) {
                if (!(key instanceof String name) || !types.containsKey(name) || !seen.add(key)) {
                    throw new InvalidWeightsException("its list of storages does not fit its tensors");
                }
                if (position > end - Long.BYTES) {
                    throw new InvalidWeightsException("its data are cut off before '" + FileText.shown(name) + "'");
                }
                long values = number(channel, position);
                position += Long.BYTES;
                int bytes = types.get(name).bytes();
                if (values < 0 || values > (end - position) / bytes) {
                    throw new InvalidWeightsException("its data are cut off within '" + FileText.shown(name) + "'");
                }
                stored.put(name, new StoredValues(position, values));
                position += values * bytes;
            }
        }
    }

    private static long number(FileChannel channel, long position) throws IOException {
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (FilePart.readAvailable(channel, bytes, position) < Long.BYTES) {
            throw new InvalidWeightsException("its data are cut off");
        }
        return bytes.flip().getLong();
    }
}
