package org.tarnish.network.weights;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.imaging.Catalogue;
import org.tarnish.machine.file.Sha256;

/**
 * Every way for weights to begin, one line each: at random, from torchvision's weights for ImageNet, or from a file in the
 * folder of weights, behind an address, or in the object store.
 */
public final class Initializations {
    private static final String PATH = "path";
    private static final String FILE = "file";
    private static final String NORMALIZATION = "normalization";
    private static final String IMAGENET = "imagenet";
    private static final List<String> NORMALIZATIONS = List.of("dataset", IMAGENET);
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

    private static final Catalogue<Kind> CATALOGUE = new Catalogue<>(
            "initialization",
            Kind::name,
            List.of(
                    new Kind(
                            RandomInitialization.NAME,
                            null,
                            (request, architecture, library) -> new RandomInitialization()),
                    new Kind(IMAGENET, null, (request, architecture, library) -> imagenet(architecture, library)),
                    new Kind(FILE, PATH, (request, architecture, library) -> stored(request, PATH, library.folder())),
                    new Kind(
                            "url",
                            "url",
                            (request, architecture, library) -> stored(request, "url", library.downloads())),
                    new Kind(
                            "store",
                            "key",
                            (request, architecture, library) -> stored(request, "key", library.store()))));

    private Initializations() {}

    /** How a kind makes an initialization of a request. */
    @FunctionalInterface
    private interface Maker {
        Initialization make(InitializationRequest request, String architecture, WeightsLibrary library);
    }

    /** @param location its parameter that says where the file lies, or null if it has no parameters */
    private record Kind(String name, String location, Maker maker) {}

    /** The kinds that a request names without parameters: {@code random} and {@code imagenet}. */
    public static List<String> names() {
        return CATALOGUE.all().stream()
                .filter(kind -> kind.location == null)
                .map(Kind::name)
                .toList();
    }

    /** The kinds that read a file and need parameters: {@code file}, {@code url} and {@code store}. */
    public static List<String> fileNames() {
        return CATALOGUE.all().stream()
                .filter(kind -> kind.location != null)
                .map(Kind::name)
                .toList();
    }

    /**
     * The parameters of a kind, all texts: first where the file lies ({@code path}, {@code url} or {@code key}), then
     * {@code sha256}, which only {@code file} may leave out, and {@code normalization}, which is {@code imagenet} or
     * {@code dataset}, the default; none for a kind that reads no file.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static List<String> parameters(String name) {
        var location = CATALOGUE.named(name).location;
        return location == null ? List.of() : List.of(location, InitializationRequest.SHA256, NORMALIZATION);
    }

    /**
     * Those of a kind's parameters that a request must give.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static List<String> required(String name) {
        return parameters(name).stream()
                .filter(parameter -> !parameter.equals(NORMALIZATION))
                .filter(parameter -> !name.equals(FILE) || !parameter.equals(InitializationRequest.SHA256))
                .toList();
    }

    /** What {@code normalization} may be, the default first. */
    public static List<String> normalizations() {
        return NORMALIZATIONS;
    }

    /** At random, as the network's authors drew them. */
    public static RandomInitialization random() {
        return new RandomInitialization();
    }

    /**
     * Checks a request for one architecture without reading any file.
     *
     * @throws IllegalArgumentException if there is no such kind, a parameter is missing, unknown or of a wrong form, or
     *     there are no such weights for the architecture
     */
    public static void check(InitializationRequest request, String architecture) {
        var kind = CATALOGUE.named(request.name());
        if (request.name().equals(IMAGENET)) {
            ImagenetWeights.of(architecture);
        }
        var known = parameters(request.name());
        for (var name : request.parameters().keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("the initialization '" + kind.name + "' has no parameter '" + name
                        + "'; known: " + String.join(", ", known));
            }
        }
        if (kind.location != null) {
            checkFile(kind, request);
        }
    }

    /**
     * The request with the file's sum, where one in the folder of weights is asked for without: the sum of what lies there
     * now. Identities are computed from complete requests, so that another content is another run.
     *
     * @throws IllegalArgumentException if there is no such file
     * @throws IOException if it cannot be read
     */
    public static InitializationRequest complete(InitializationRequest request, WeightsLibrary library)
            throws IOException {
        if (!request.name().equals(FILE) || request.parameters().containsKey(InitializationRequest.SHA256)) {
            return request;
        }
        var file = library.folder().fetch(request.parameters().get(PATH), "");
        var parameters = new TreeMap<>(request.parameters());
        parameters.put(InitializationRequest.SHA256, Sha256.of(file));
        return new InitializationRequest(request.name(), parameters);
    }

    /**
     * The initialization that a complete request asks for.
     *
     * @throws IllegalArgumentException as {@link #check}, and if a sum is missing
     */
    public static Initialization of(InitializationRequest request, String architecture, WeightsLibrary library) {
        check(request, architecture);
        return CATALOGUE.named(request.name()).maker.make(request, architecture, library);
    }

    private static void checkFile(Kind kind, InitializationRequest request) {
        var location = request.parameters().get(kind.location);
        if (location == null || location.isBlank()) {
            throw new IllegalArgumentException(
                    "the initialization '" + kind.name + "' needs the parameter '" + kind.location + "'");
        }
        var sum = request.parameters().get(InitializationRequest.SHA256);
        if (sum == null ? !kind.name.equals(FILE) : !SUM.matcher(sum).matches()) {
            throw new IllegalArgumentException("the initialization '" + kind.name
                    + "' needs the parameter 'sha256', 64 lower-case hex digits, was " + sum);
        }
        var normalization = request.parameters().getOrDefault(NORMALIZATION, NORMALIZATIONS.get(0));
        if (!NORMALIZATIONS.contains(normalization)) {
            throw new IllegalArgumentException("the parameter 'normalization' of initialization '" + kind.name
                    + "' must be 'dataset' or 'imagenet', was '" + normalization + "'");
        }
    }

    private static Initialization imagenet(String architecture, WeightsLibrary library) {
        var weights = ImagenetWeights.of(architecture);
        return new FileInitialization(weights.file(), () -> weights.fetch(library), ImagenetWeights.NORMALIZATION);
    }

    private static Initialization stored(InitializationRequest request, String location, WeightsSource source) {
        var name = request.parameters().get(location);
        var sum = request.parameters().get(InitializationRequest.SHA256);
        if (sum == null) {
            throw new IllegalArgumentException(
                    "the weights '" + name + "' need a sha256; complete the request before planning it");
        }
        boolean imagenet = IMAGENET.equals(request.parameters().get(NORMALIZATION));
        return new FileInitialization(
                name, () -> source.fetch(name, sum), imagenet ? ImagenetWeights.NORMALIZATION : null);
    }
}
