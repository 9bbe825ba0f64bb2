/** A whole network as one graph that the engine runs at once, for evaluation: recorded from the layers, fused, compiled. */
package org.tarnish.learning.graph;
