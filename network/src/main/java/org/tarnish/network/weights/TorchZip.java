package org.tarnish.network.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tarnish.machine.file.FilePart;

/**
 * PyTorch's form since version 1.6: an uncompressed zip with a pickle {@code <folder>/data.pkl} and each storage's raw
 * values as {@code <folder>/data/<key>}.
 */
final class TorchZip implements TorchData {
    private static final String PICKLE = "data.pkl";
    private static final String DATA = "data/";
    private static final int END_LENGTH = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE_AT = 12;
    private static final long LARGEST_DIRECTORY = 1 << 24;

    private final Path file;
    private final String folder;
    private final Object root;
    private final Map<String, Long> sizes = new HashMap<>();

    TorchZip(Path file) throws IOException {
        this.file = file;
        checkDirectory(file);
        try (var zip = new ZipFile(file.toFile())) {
            var pickles = zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith("/" + PICKLE) && name.indexOf('/') == name.lastIndexOf('/'))
                    .toList();
            if (pickles.size() != 1) {
                throw new InvalidWeightsException("it is a zip with " + pickles.size() + " files */" + PICKLE
                        + ", PyTorch's have one; were the weights zipped once more?");
            }
            folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
            checkByteOrder(zip);
            zip.stream().forEach(entry -> sizes.put(entry.getName(), entry.getSize()));
            try (var in = open(zip, PICKLE)) {
                root = Pickle.read(new PickleInput(in), new TorchObjects());
            }
        } catch (ZipException | IllegalArgumentException e) {
            // The latter is how Java answers names that are not UTF-8.
            throw new InvalidWeightsException("it is no valid zip: " + e.getMessage(), e);
        }
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public void check(TorchStorage storage) throws IOException {
        var bytes = sizes.get(folder + DATA + storage.key());
        if (bytes == null || storage.whole() > bytes || bytes != storage.type().bytes() * storage.whole()) {
            throw new InvalidWeightsException("its data '" + storage.key() + "' should have " + storage.whole()
                    + " values of type " + storage.type() + ", "
                    + (bytes == null ? "are missing" : "have " + bytes + " bytes"));
        }
    }

    @Override
    public float[] read(TorchStorage storage, long from, int count) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var in = open(zip, DATA + storage.key())) {
            in.skipNBytes((storage.start() + from) * storage.type().bytes());
            return storage.type().read(in, count);
        }
    }

    /** Java reads a zip's directory whole into memory: it must end the file, where its size can be seen before. */
    private static void checkDirectory(Path file) throws IOException {
        var end = ByteBuffer.allocate(END_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        try (var channel = FileChannel.open(file)) {
            FilePart.readAvailable(channel, end, Math.max(0, channel.size() - END_LENGTH));
        }
        if (end.hasRemaining() || end.getInt(0) != END_SIGNATURE) {
            throw new InvalidWeightsException("it is a zip that is cut off or followed by something else");
        }
        long directory = end.getInt(END_SIZE_AT) & 0xffffffffL;
        if (directory > LARGEST_DIRECTORY) {
            throw new InvalidWeightsException(
                    "its directory has " + directory + " bytes, at most " + LARGEST_DIRECTORY + " are read");
        }
    }

    private void checkByteOrder(ZipFile zip) throws IOException {
        if (zip.getEntry(folder + "byteorder") == null) {
            return;
        }
        try (var in = open(zip, "byteorder")) {
            var order = new String(in.readNBytes(16), StandardCharsets.US_ASCII);
            if (!order.strip().equals("little")) {
                throw new InvalidWeightsException(
                        "its bytes are in the order '" + order.replaceAll("[^a-z]", "?") + "', only 'little' is read");
            }
        }
    }

    private InputStream open(ZipFile zip, String name) throws IOException {
        return zip.getInputStream(entry(zip, name));
    }

    private ZipEntry entry(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(folder + name);
        if (entry == null) {
            throw new InvalidWeightsException("it has no file '" + name + "'");
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > Files.size(file)) {
            throw new InvalidWeightsException("its file '" + name + "' is compressed, PyTorch's are not");
        }
        return entry;
    }
}
