/** When a call that failed for the time being is made again. */
package org.tarnish.machine.retry;
