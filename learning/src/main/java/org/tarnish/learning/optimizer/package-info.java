/** Optimizers, and their state. */
package org.tarnish.learning.optimizer;
