/** Requests posted, published, and answered. */
package org.tarnish.reporting.submit;
