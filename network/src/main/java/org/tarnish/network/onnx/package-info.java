/** ONNX models as files: what their headers say, read without running anything. */
package org.tarnish.network.onnx;
