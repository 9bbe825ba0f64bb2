/** Many calls to the store at once. */
package org.tarnish.reporting.parallel;
