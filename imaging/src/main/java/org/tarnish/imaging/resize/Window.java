package org.tarnish.imaging.resize;

/** A part of an image: its upper left corner and its sides. */
record Window(int x, int y, int width, int height) {}
