package org.tarnish.bench.peer;

/**
 * A line from a peer; what it is about is there, the rest is null.
 *
 * @param ready what measures, with its version: the first line of a peer that can
 * @param missing packages as pip takes them: the only line of a peer that cannot
 * @param value a figure; null in the answer to a job that this peer has nothing for
 */
record Answer(String ready, String missing, Double value) {}
