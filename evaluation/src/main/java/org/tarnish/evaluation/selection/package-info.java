/** What is gained by leaving images out that a network is not sure of, and how well a score tells two sorts of images. */
package org.tarnish.evaluation.selection;
