/** The object store. */
package org.tarnish.pipeline.store;
