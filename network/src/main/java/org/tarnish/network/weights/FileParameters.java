package org.tarnish.network.weights;

import java.util.List;
import java.util.regex.Pattern;
import org.tarnish.experiment.request.ChannelStatistics;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.Normalization;

/** The parameters of initializations that read a file of weights. */
final class FileParameters {
    /** Which of several state dicts is meant. */
    static final String USE = "use";

    /** Where a file lies below the folder of weights: the only location whose sum can be taken at submission. */
    static final String PATH = "path";

    /** What a normalization may be by name. */
    static final List<String> NORMALIZATIONS = List.of("dataset", "imagenet");

    private static final String SHA256 = InitializationRequest.SHA256;
    private static final String NORMALIZATION = InitializationRequest.NORMALIZATION;
    private static final int LONGEST_USE = 200;
    private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

    private FileParameters() {}

    /** All of them, first the one that says where the file lies. */
    static List<String> names(String location) {
        return List.of(location, SHA256, NORMALIZATION, USE);
    }

    /** Those that a request must give. */
    static List<String> required(String location) {
        return location.equals(PATH) ? List.of(location) : List.of(location, SHA256);
    }

    /** @throws IllegalArgumentException if one is missing or of a wrong form */
    static void check(String location, InitializationRequest request) {
        var place = request.parameters().get(location);
        if (place == null || place.isBlank()) {
            throw new IllegalArgumentException(
                    "the initialization '" + request.name() + "' needs the parameter '" + location + "'");
        }
        var sum = request.parameters().get(SHA256);
        if (sum == null
                ? required(location).contains(SHA256)
                : !SUM.matcher(sum).matches()) {
            throw new IllegalArgumentException("the initialization '" + request.name()
                    + "' needs the parameter 'sha256', 64 lower-case hex digits, was " + sum);
        }
        normalization(request);
        var use = request.parameters().get(USE);
        if (use != null && (use.isBlank() || use.length() > LONGEST_USE)) {
            throw new IllegalArgumentException("the parameter 'use' of initialization '" + request.name()
                    + "' must name one of the file's state dicts, such as 'ema', in at most " + LONGEST_USE
                    + " characters");
        }
    }

    /** @throws IllegalArgumentException if it is neither known by name nor a mean and a deviation */
    static AskedNormalization normalization(InitializationRequest request) {
        var given = request.parameters().get(NORMALIZATION);
        if (given == null) {
            return AskedNormalization.none();
        }
        if (ChannelStatistics.isText(given)) {
            var own = ChannelStatistics.parse(given);
            return new AskedNormalization(true, new Normalization(own.mean(), own.std()));
        }
        if (!NORMALIZATIONS.contains(given)) {
            throw new IllegalArgumentException("the parameter 'normalization' of initialization '" + request.name()
                    + "' must be 'dataset' or 'imagenet', or a mean and an std, was '" + given + "'");
        }
        return new AskedNormalization(true, given.equals("imagenet") ? ImagenetWeights.NORMALIZATION : null);
    }
}
