/** What nobody needs any more: found, shown, removed. */
package org.tarnish.pipeline.prune;
