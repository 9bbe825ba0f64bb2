/** Which measures somebody wants. */
package org.tarnish.evaluation.choice;
