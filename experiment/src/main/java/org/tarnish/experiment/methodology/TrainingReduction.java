package org.tarnish.experiment.methodology;

/**
 * A reduced form of the whole training set.
 *
 * @param kind name in the catalogue of reductions
 * @param quality kept fraction in [0, 1]
 */
public record TrainingReduction(String kind, double quality) {}
