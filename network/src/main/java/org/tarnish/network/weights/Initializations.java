package org.tarnish.network.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.imaging.Catalogue;
import org.tarnish.network.architecture.Architectures;

/**
 * Every way for weights to begin, one line each: at random, from torchvision's weights for ImageNet, or from a file in the
 * folder of weights, behind an address, or in the object store.
 */
public final class Initializations {
    private static final String PATH = FileParameters.PATH;
    private static final String FILE = "file";
    private static final String IMAGENET = "imagenet";
    private static final String URL = "url";
    private static final String STORE = "store";

    private static final Catalogue<Kind> CATALOGUE = new Catalogue<>(
            "initialization",
            Kind::name,
            List.of(
                    new Kind(
                            RandomInitialization.NAME,
                            null,
                            (request, architecture, library) -> new RandomInitialization()),
                    new Kind(IMAGENET, null, (request, architecture, library) -> imagenet(architecture, library)),
                    new Kind(
                            FILE,
                            PATH,
                            (request, architecture, library) -> stored(request, architecture, PATH, library.folder())),
                    new Kind(
                            URL,
                            "url",
                            (request, architecture, library) ->
                                    stored(request, architecture, "url", library.downloads())),
                    new Kind(
                            STORE,
                            "key",
                            (request, architecture, library) ->
                                    stored(request, architecture, "key", library.store()))));

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
     * The parameters of a kind: first where the file lies ({@code path}, {@code url} or {@code key}), then {@code sha256},
     * which only {@code file} may leave out, {@code normalization}, which is {@code imagenet}, {@code dataset} or a mean and
     * a deviation, and {@code use}, which of several state dicts is meant; none for a kind that reads no file.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static List<String> parameters(String name) {
        var location = CATALOGUE.named(name).location;
        return location == null ? List.of() : FileParameters.names(location);
    }

    /**
     * Those of a kind's parameters that a request must give.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static List<String> required(String name) {
        var location = CATALOGUE.named(name).location;
        return location == null ? List.of() : FileParameters.required(location);
    }

    /** What {@code normalization} may be by name. */
    public static List<String> normalizations() {
        return FileParameters.NORMALIZATIONS;
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
            FileParameters.check(kind.location, request);
        }
    }

    /**
     * The request with the file's sum, where one in the folder of weights is asked for without: the sum of what lies there
     * now. Identities are computed from complete requests, so that another content is another run.
     *
     * @throws IllegalArgumentException if there is no such file, or it has another sum than the request gives
     * @throws IOException if it cannot be read
     */
    public static InitializationRequest complete(InitializationRequest request, WeightsLibrary library)
            throws IOException {
        if (!request.name().equals(FILE)) {
            return request;
        }
        var given = request.parameters().get(InitializationRequest.SHA256);
        var path = request.parameters().get(PATH);
        if (given != null) {
            // Where it lies with the trainer alone, the trainer compares it.
            return library.folder().find(path).isEmpty() ? request : verified(request, path, given, library);
        }
        var file = library.folder().fetch(path, "");
        var parameters = new TreeMap<>(request.parameters());
        parameters.put(InitializationRequest.SHA256, WeightsSum.of(file));
        return new InitializationRequest(request.name(), parameters);
    }

    private static InitializationRequest verified(
            InitializationRequest request, String path, String sum, WeightsLibrary library) throws IOException {
        library.folder().fetch(path, sum);
        return request;
    }

    /**
     * Why files of weights are none, or do not fit architectures: what their headers alone tell. A file that lies behind an
     * address or in the store is looked at for a few seconds; where it cannot be, it is checked when it is loaded.
     *
     * @param request complete
     * @return sentences, each once
     * @throws IOException if a file cannot be read
     */
    public static List<String> problems(
            InitializationRequest request, List<String> architectures, WeightsLibrary library) throws IOException {
        var problems = new LinkedHashSet<String>();
        if (request.name().equals(URL) || request.name().equals(STORE)) {
            return RemoteWeights.problems(
                    request.parameters().get(CATALOGUE.named(request.name()).location),
                    request,
                    architectures,
                    request.name().equals(URL) ? library.downloads() : library.store());
        }
        var read = new HashMap<Path, List<StateDict>>();
        for (var architecture : architectures) {
            try {
                var file = inFolder(request, architecture, library.folder());
                if (file.isPresent()
                        && of(request, architecture, library) instanceof FileInitialization initialization) {
                    if (!read.containsKey(file.get())) {
                        read.put(file.get(), WeightsFile.read(file.get(), initialization.name()));
                    }
                    initialization.checked(read.get(file.get()));
                }
            } catch (IllegalArgumentException | InvalidWeightsException e) {
                problems.add(e.getMessage());
            }
        }
        return List.copyOf(problems);
    }

    private static Optional<Path> inFolder(InitializationRequest request, String architecture, WeightsFolder folder)
            throws IOException {
        return switch (request.name()) {
            case FILE -> folder.find(request.parameters().get(PATH));
            case IMAGENET -> ImagenetWeights.of(architecture).find(folder);
            default -> Optional.empty();
        };
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

    private static Initialization imagenet(String architecture, WeightsLibrary library) {
        var weights = ImagenetWeights.of(architecture);
        return new FileInitialization(
                weights.file(),
                () -> weights.fetch(library),
                Architectures.named(architecture),
                null,
                new AskedNormalization(true, ImagenetWeights.NORMALIZATION));
    }

    private static Initialization stored(
            InitializationRequest request, String architecture, String location, WeightsSource source) {
        var name = request.parameters().get(location);
        var sum = request.parameters().get(InitializationRequest.SHA256);
        if (sum == null) {
            throw new IllegalArgumentException(
                    "the weights '" + name + "' need a sha256; complete the request before planning it");
        }
        return new FileInitialization(
                name,
                () -> source.fetch(name, sum),
                Architectures.named(architecture),
                request.parameters().get(FileParameters.USE),
                FileParameters.normalization(request));
    }
}
