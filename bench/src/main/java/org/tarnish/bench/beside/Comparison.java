package org.tarnish.bench.beside;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Tarnish beside one peer in one case.
 *
 * @param label of the case, such as {@code resnet20-32}
 * @param what {@code train}, {@code infer} or {@code corrupt}
 * @param peerValue median of the rounds, in {@code unit}
 * @param tarnishValue median of the same rounds
 * @param unit images/s, or CPU ms/image
 * @param ratio how many times as fast Tarnish is
 */
@JsonPropertyOrder({"case", "what", "peer", "peerValue", "tarnishValue", "unit", "ratio"})
record Comparison(
        @JsonProperty("case") String label,
        String what,
        String peer,
        double peerValue,
        double tarnishValue,
        String unit,
        double ratio) {

    static Comparison of(Kind kind, String label, String peer, double peerValue, double tarnishValue) {
        return new Comparison(
                label, kind.label(), peer, peerValue, tarnishValue, kind.unit(), kind.ratio(peerValue, tarnishValue));
    }

    /** Several cases as one whose values are their sums, as milliseconds may be added. */
    static Comparison together(String label, List<Comparison> parts) {
        return of(
                Kind.CORRUPT,
                label,
                parts.get(0).peer(),
                parts.stream().mapToDouble(Comparison::peerValue).sum(),
                parts.stream().mapToDouble(Comparison::tarnishValue).sum());
    }
}
