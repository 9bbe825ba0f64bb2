/** Learning rates over time. */
package org.tarnish.learning.schedule;
