/** How fast minimal images are found, beside a loop that looks at one candidate at a time. */
package org.tarnish.bench.minimal;
