/** The training loop, and checkpoints from which it goes on to the same weights. */
package org.tarnish.learning.training;
