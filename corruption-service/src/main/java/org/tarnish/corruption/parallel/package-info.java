/** Threads that work on images, as many at once as memory allows. */
package org.tarnish.corruption.parallel;
