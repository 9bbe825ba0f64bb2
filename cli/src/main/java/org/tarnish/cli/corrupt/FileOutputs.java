package org.tarnish.cli.corrupt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.format.PngEncoder;
import org.tarnish.imaging.format.jpeg.JpegEncoder;
import org.tarnish.machine.file.Sha256;

/**
 * One file for each corrupted image, in class folders. A file appears under its name when it is whole. What a power cut
 * may have taken from the disk is found by its checksum, so files are not forced to the disk one by one.
 */
final class FileOutputs implements Outputs {
    /** Of ImageNet-C's files. */
    private static final int JPEG_QUALITY = 85;

    private final Path folder;
    private final List<String> treatments;
    private final FileNames names;
    private final ThreadLocal<Encoder> encoders;
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    /** Not safe for concurrent use. */
    private interface Encoder {
        byte[] encode(Image image);
    }

    FileOutputs(Path folder, CorruptSettings settings, Selection selection) throws IOException {
        this.folder = folder;
        this.treatments = settings.corruptions().stream()
                .flatMap(corruption ->
                        settings.severities().stream().map(severity -> place(settings.layout(), corruption, severity)))
                .toList();
        this.names = new FileNames(selection, settings.format());
        this.encoders = ThreadLocal.withInitial(() ->
                settings.format() == FileFormat.PNG ? new PngEncoder()::encode : new JpegEncoder(JPEG_QUALITY)::encode);
    }

    private static String place(OutputLayout layout, String corruption, int severity) {
        return corruption + (layout == OutputLayout.FOLDERS ? "-" : "/") + severity;
    }

    private String name(int treatment, int position) {
        return treatments.get(treatment) + "/" + names.of(position);
    }

    @Override
    public String write(int treatment, int position, Image image) throws IOException {
        var file = folder.resolve(name(treatment, position));
        var content = encoders.get().encode(image);
        if (!made.contains(file.getParent())) {
            Files.createDirectories(file.getParent());
            made.add(file.getParent());
        }
        var part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Sha256.of(content);
    }

    @Override
    public String checksum(int treatment, int position) throws IOException {
        try {
            return Sha256.of(folder.resolve(name(treatment, position)));
        } catch (NoSuchFileException e) {
            return "none";
        }
    }

    @Override
    public void leaveOut(int position, String reason) throws IOException {
        for (int treatment = 0; treatment < treatments.size(); treatment++) {
            Files.deleteIfExists(folder.resolve(name(treatment, position)));
        }
    }

    /** The sums of all files, image by image, as {@code sha256sum --check} reads them. */
    @Override
    public List<OutputFile> finish(Journal journal, int threads) throws IOException {
        var sums = DurableFile.write(folder.resolve(OutFolder.SUMS), out -> {
            for (int position = 0; position < journal.images(); position++) {
                if (journal.has(position)) {
                    var checksums = journal.checksums(position);
                    for (int treatment = 0; treatment < treatments.size(); treatment++) {
                        out.write(OutFolder.sumLine(checksums.get(treatment), name(treatment, position)));
                    }
                }
            }
        });
        return List.of(new OutputFile(OutFolder.SUMS, Files.size(sums), Sha256.of(sums)));
    }

    @Override
    public void close() {
        // Files are closed as they are written.
    }
}
