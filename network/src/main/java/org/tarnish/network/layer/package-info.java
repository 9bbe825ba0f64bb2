/** Layers: their tensors, shapes and costs, and what they compute on whatever holds tensors. */
package org.tarnish.network.layer;
