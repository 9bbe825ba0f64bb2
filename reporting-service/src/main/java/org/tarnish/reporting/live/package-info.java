/** The pages that show it. */
package org.tarnish.reporting.live;
