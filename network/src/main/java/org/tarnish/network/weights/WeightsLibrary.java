package org.tarnish.network.weights;

/**
 * Everywhere that weights may come from.
 *
 * @param folder of whoever runs Tarnish; an official file that lies there is not fetched
 * @param downloads from addresses
 * @param store of objects, such as models that earlier runs have left
 */
public record WeightsLibrary(WeightsFolder folder, WeightsSource downloads, WeightsSource store) {
    /** A folder and nothing else, for whoever checks requests and loads no weights. */
    public static WeightsLibrary of(WeightsFolder folder) {
        var none = WeightsSource.none("there is nothing but the folder of weights here");
        return new WeightsLibrary(folder, none, none);
    }
}
