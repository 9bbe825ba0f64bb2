/** What the services share: wiring of broker and store, health, metrics, work folders. */
package org.tarnish.runtime;
