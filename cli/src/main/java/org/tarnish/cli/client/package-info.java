/** A stack as its clients see it: requests published, experiments followed, reports fetched. */
package org.tarnish.cli.client;
