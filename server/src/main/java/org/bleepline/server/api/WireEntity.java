package org.bleepline.server.api;

/**
 * A mention of personal data, with its value: {@code entity_detection} asks for just that.
 *
 * @param entityType one of the 44 documented names
 * @param text as it was said
 * @param start milliseconds from the start of the recording
 * @param end milliseconds from the start of the recording
 */
public record WireEntity(String entityType, String text, long start, long end) {}
