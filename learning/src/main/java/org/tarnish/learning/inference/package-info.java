/** Predictions of trained networks. */
package org.tarnish.learning.inference;
