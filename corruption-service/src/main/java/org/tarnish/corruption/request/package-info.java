/** Requests from the broker: read, checked, and handed to the owner of experiments. */
package org.tarnish.corruption.request;
