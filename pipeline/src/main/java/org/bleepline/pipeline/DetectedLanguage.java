package org.bleepline.pipeline;

/**
 * What a speech engine found to be spoken.
 *
 * @param code lower case, without region
 * @param confidence 0 to 1
 */
public record DetectedLanguage(String code, double confidence) {}
