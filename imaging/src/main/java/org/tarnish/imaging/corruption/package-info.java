/** What a corruption is: a pure function of image, severity, table and random draws. */
package org.tarnish.imaging.corruption;
