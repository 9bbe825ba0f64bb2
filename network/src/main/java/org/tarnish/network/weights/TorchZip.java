package org.tarnish.network.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.tarnish.machine.file.FilePart;
import org.tarnish.machine.network.Glimpse;
import org.tarnish.machine.pickle.InvalidPickleException;
import org.tarnish.machine.pickle.Pickle;
import org.tarnish.machine.pickle.PickleInput;

/**
 * PyTorch's form since version 1.6: an uncompressed zip with a pickle {@code <folder>/data.pkl} and each storage's raw
 * values as {@code <folder>/data/<key>}.
 */
final class TorchZip implements TorchData {
    private static final String PICKLE = "data.pkl";
    private static final String DATA = "data/";
    private static final int PART = 1 << 16;
    private static final int END_LENGTH = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE_AT = 12;
    private static final long LARGEST_DIRECTORY = 1 << 24;

    private final Path file;
    private final boolean whole;
    private final String folder;
    private final Object root;

    TorchZip(Path file) throws IOException {
        this(file, true);
    }

    /** @param whole whether the values are there, too */
    private TorchZip(Path file, boolean whole) throws IOException {
        this.file = file;
        this.whole = whole;
        checkDirectory(file);
        try (var zip = new ZipFile(file.toFile())) {
            folder = ZipNames.folder(zip.stream().map(ZipEntry::getName).toList());
            checkByteOrder(zip);
            if (!whole) {
                requireSeen(zip);
            }
            try (var in = open(zip, PICKLE)) {
                root = Pickle.read(new PickleInput(in, TorchObjects.BOUNDS), new TorchObjects());
            }
        } catch (ZipException | IllegalArgumentException e) {
            // The latter is how Java answers names that are not UTF-8.
            throw invalid(e);
        }
    }

    /** A zip of which a part was seen, without its values; empty where that part does not hold directory and pickle. */
    static Optional<TorchZip> seen(Glimpse seen) throws IOException {
        try {
            return Optional.of(new TorchZip(seen.file(), false));
        } catch (InvalidWeightsException | InvalidPickleException | EOFException notThere) {
            // Zeros stand for what was not seen: what is wrong with the file itself shows when it is read.
            return Optional.empty();
        }
    }

    @Override
    public Object root() {
        return root;
    }

    @Override
    public void check(Collection<TorchStorage> storages) throws IOException {
        if (!whole) {
            return;
        }
        try (var zip = new ZipFile(file.toFile())) {
            for (var storage : storages) {
                check(zip, storage);
            }
        } catch (ZipException e) {
            throw invalid(e);
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

    /** The directory says how long the data are; whether they lie where it says shows when their last byte is read. */
    private void check(ZipFile zip, TorchStorage storage) throws IOException {
        var entry = zip.getEntry(folder + DATA + storage.key());
        if (entry == null
                || storage.whole() > entry.getSize()
                || entry.getSize() != storage.type().bytes() * storage.whole()) {
            throw new InvalidWeightsException("its data '" + FileText.shown(storage.key()) + "' should have "
                    + storage.whole() + " values of type " + storage.type() + ", "
                    + (entry == null ? "are missing" : "have " + entry.getSize() + " bytes"));
        }
        if (entry.getSize() > 0) {
            try (var in = open(zip, DATA + storage.key())) {
                in.skipNBytes(entry.getSize() - 1);
                if (in.read() < 0) {
                    throw new EOFException("it ends before its last value");
                }
            } catch (EOFException | ZipException e) {
                throw new InvalidWeightsException(
                        "its data '" + FileText.shown(storage.key()) + "' do not lie where its directory says; fetch or"
                                + " save it again",
                        e);
            }
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

    /** Of zeros that stand for what was not seen the sum is another than the directory's. */
    private void requireSeen(ZipFile zip) throws IOException {
        var sum = new CRC32();
        try (var in = open(zip, PICKLE)) {
            for (var part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                sum.update(part);
            }
        }
        if (sum.getValue() != entry(zip, PICKLE).getCrc()) {
            throw new InvalidWeightsException("its pickle is not as its directory says");
        }
    }

    private static InvalidWeightsException invalid(Exception e) {
        return new InvalidWeightsException(
                "it is no valid zip: " + FileText.shown(String.valueOf(e.getMessage())) + "; fetch or save it again",
                e);
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
            throw new InvalidWeightsException("it has no file '" + FileText.shown(name) + "'");
        }
        if (entry.getMethod() == ZipEntry.STORED && entry.getCompressedSize() != entry.getSize()) {
            throw new InvalidWeightsException("its directory gives its file '" + FileText.shown(name) + "' "
                    + entry.getCompressedSize() + " and " + entry.getSize() + " bytes; fetch or save it again");
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > Files.size(file)) {
            throw new InvalidWeightsException(
                    "its file '" + FileText.shown(name) + "' is compressed, PyTorch's are not");
        }
        return entry;
    }
}
