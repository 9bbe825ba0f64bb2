/** Models that somebody has made elsewhere, run as they are by ONNX Runtime. */
package org.tarnish.learning.given;
