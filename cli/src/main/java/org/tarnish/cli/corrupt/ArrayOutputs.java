package org.tarnish.cli.corrupt;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.Npy;
import org.tarnish.imaging.format.NpyType;
import org.tarnish.machine.file.FilePart;
import org.tarnish.machine.file.Sha256;

/**
 * CIFAR-10-C's layout: an array uint8 {@code (severities * N) x H x W x 3} for each corruption, all images of the first
 * severity in the order of {@link RowOrder}, then all of the next; {@code labels.npy} repeats the labels for each severity. Until it is whole, a file's
 * name ends in {@code .part}.
 */
final class ArrayOutputs implements Outputs {
    private static final String PART = ".part";
    private static final int MOST_SMALL_LABELS = 256;

    private final Path folder;
    private final List<String> corruptions;
    private final int severities;
    private final ImageSize extent;
    private final int[] ranks;
    private final int[] labels;
    private final int classes;
    private final byte[] header;
    private final List<FileChannel> channels = new ArrayList<>();

    /**
     * @param positions of the images that the arrays hold
     */
    ArrayOutputs(Path folder, CorruptSettings settings, Selection selection, ImageSize extent, BitSet positions)
            throws IOException {
        this.folder = folder;
        this.corruptions = settings.corruptions();
        this.severities = settings.severities().size();
        this.extent = extent;
        this.ranks = new int[selection.count()];
        var rows = settings.rows().rows(selection, positions, settings.seed());
        this.labels = Arrays.stream(rows)
                .map(position -> selection.entry(position).label())
                .toArray();
        this.classes = selection.classes().size();
        for (int row = 0; row < rows.length; row++) {
            ranks[rows[row]] = row;
        }
        this.header = Npy.header(
                NpyType.UINT8,
                Math.multiplyExact(severities, labels.length),
                extent.height(),
                extent.width(),
                Image.CHANNELS);
        for (var corruption : corruptions) {
            channels.add(open(corruption));
        }
    }

    private FileChannel open(String corruption) throws IOException {
        var whole = folder.resolve(corruption + ".npy");
        var file = Files.exists(whole) ? whole : folder.resolve(corruption + ".npy" + PART);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FilePart.write(channel, ByteBuffer.wrap(header), 0);
        return channel;
    }

    private long place(int treatment, int position) {
        long slot = (long) (treatment % severities) * labels.length + ranks[position];
        return header.length + slot * extent.bytes();
    }

    @Override
    public String write(int treatment, int position, Image image) throws IOException {
        FilePart.write(
                channels.get(treatment / severities), ByteBuffer.wrap(image.samples()), place(treatment, position));
        return sum(image.samples());
    }

    @Override
    public String checksum(int treatment, int position) throws IOException {
        var samples = new byte[extent.bytes()];
        try {
            FilePart.read(channels.get(treatment / severities), ByteBuffer.wrap(samples), place(treatment, position));
        } catch (EOFException e) {
            return "none";
        }
        return sum(samples);
    }

    private static String sum(byte[] samples) {
        var sum = new CRC32C();
        sum.update(samples);
        return Long.toHexString(sum.getValue());
    }

    @Override
    public void leaveOut(int position, String reason) throws IOException {
        throw new IOException(reason + "; arrays cannot leave it out: choose other --corruptions or another --size");
    }

    @Override
    public List<OutputFile> finish(Journal journal, int threads) throws IOException {
        var files = new OutputFile[corruptions.size()];
        new Crew(threads).each(corruptions.size(), number -> files[number] = finish(number));
        var all = new ArrayList<>(List.of(files));
        all.add(writeLabels());
        DurableFile.write(folder.resolve(OutFolder.SUMS), out -> {
            for (var file : all) {
                out.write(OutFolder.sumLine(file.sha256(), file.name()));
            }
        });
        return all;
    }

    private OutputFile finish(int number) throws IOException {
        channels.get(number).force(true);
        var name = corruptions.get(number) + ".npy";
        var whole = folder.resolve(name);
        if (!Files.exists(whole)) {
            Files.move(folder.resolve(name + PART), whole, StandardCopyOption.ATOMIC_MOVE);
        }
        return described(whole);
    }

    /** As bytes like the published labels, as far as they go. */
    private OutputFile writeLabels() throws IOException {
        int count = labels.length * severities;
        return described(DurableFile.write(folder.resolve("labels.npy"), out -> {
            if (classes <= MOST_SMALL_LABELS) {
                var bytes = new byte[count];
                for (int i = 0; i < count; i++) {
                    bytes[i] = (byte) labels[i % labels.length];
                }
                Npy.write(out, bytes, count);
            } else {
                var numbers = new int[count];
                for (int i = 0; i < count; i++) {
                    numbers[i] = labels[i % labels.length];
                }
                Npy.write(out, numbers, count);
            }
        }));
    }

    private OutputFile described(Path file) throws IOException {
        return new OutputFile(folder.relativize(file).toString(), Files.size(file), Sha256.of(file));
    }

    @Override
    public void close() throws IOException {
        for (var channel : channels) {
            channel.close();
        }
    }
}
