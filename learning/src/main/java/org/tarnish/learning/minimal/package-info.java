/** The search for the least of an image that is still classified right. */
package org.tarnish.learning.minimal;
