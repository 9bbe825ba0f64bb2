/** What training minimizes. */
package org.tarnish.learning.loss;
