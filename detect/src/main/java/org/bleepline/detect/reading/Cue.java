package org.bleepline.detect.reading;

/**
 * A cue phrase in the text.
 *
 * @param topic what it is about
 * @param first index of its first token
 * @param end index behind its last token
 */
public record Cue(Topic topic, int first, int end) {}
