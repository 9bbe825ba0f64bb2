/** Trained networks as folders that others can use: weights, an ONNX file, a loader, a model card. */
package org.tarnish.cli.weights;
