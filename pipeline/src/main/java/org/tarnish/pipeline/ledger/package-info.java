/** What the store remembers of experiments and tasks: claims, markers, failures, outcomes. */
package org.tarnish.pipeline.ledger;
