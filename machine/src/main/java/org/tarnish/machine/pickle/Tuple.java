package org.tarnish.machine.pickle;

import java.util.List;

/** A sequence of a pickle that does not change. */
public record Tuple(List<Object> items) {}
