/** How fast training and inference are, and what they need. */
package org.tarnish.bench.learning;
