/** What a request must fulfil, and how its text is read. */
package org.tarnish.request;
