/** Many reduced images scored at once. */
package org.tarnish.learning.candidate;
