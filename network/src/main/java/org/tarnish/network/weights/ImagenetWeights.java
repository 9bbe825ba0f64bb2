package org.tarnish.network.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tarnish.experiment.request.Normalization;

/**
 * The weights for ImageNet that torchvision publishes for one network.
 *
 * @param file its name; the eight hex digits before the extension begin its sha256
 * @param top1 published accuracy on the validation images, in percent
 * @param top5 the same, counting a hit among the five highest classes
 * @param crop side in pixels of the central square that the network saw
 * @param resize length in pixels of the shorter side before cropping
 * @param interpolation of that resizing
 */
public record ImagenetWeights(
        String architecture, String file, double top1, double top5, int crop, int resize, String interpolation) {
    private static final String TABLE = "imagenet-weights.tsv";
    private static final String ADDRESS = "https://download.pytorch.org/models/";

    /** Of the images that torchvision's networks were trained on. */
    static final Normalization NORMALIZATION =
            new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

    /** One for each architecture that has them. */
    public static List<ImagenetWeights> all() {
        try (var in = ImagenetWeights.class.getResourceAsStream(TABLE)) {
            var table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return table.lines().skip(1).map(ImagenetWeights::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table of weights could not be read", e);
        }
    }

    /** @throws IllegalArgumentException if there are none; the message lists the architectures that have them */
    public static ImagenetWeights of(String architecture) {
        var all = all();
        return all.stream()
                .filter(weights -> weights.architecture.equals(architecture))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there are no ImageNet weights for '" + architecture
                        + "'; there are for "
                        + all.stream().map(ImagenetWeights::architecture).collect(Collectors.joining(", "))));
    }

    /** The first digits of the file's sha256. */
    public String sum() {
        return file.substring(file.lastIndexOf('-') + 1, file.lastIndexOf('.'));
    }

    /**
     * The file, from the library's folder if one of its name lies there, or one of its name with the extension
     * {@code safetensors}, else fetched.
     */
    Path fetch(WeightsLibrary library) throws IOException {
        if (library.folder().find(file).isPresent()) {
            return library.folder().fetch(file, sum());
        }
        var converted = find(library.folder());
        return converted.isPresent() ? converted.get() : library.downloads().fetch(ADDRESS + file, sum());
    }

    /** The file of that name in a folder, or the one with the other extension, if one lies there. */
    Optional<Path> find(WeightsFolder folder) throws IOException {
        var official = folder.find(file);
        return official.isPresent() ? official : folder.find(file.substring(0, file.lastIndexOf('.')) + ".safetensors");
    }

    private static ImagenetWeights read(String line) {
        var cells = line.split("\t");
        return new ImagenetWeights(
                cells[0],
                cells[1],
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Integer.parseInt(cells[4]),
                Integer.parseInt(cells[5]),
                cells[6]);
    }
}
