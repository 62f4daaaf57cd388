package org.bleepline.engine.whisper;

/**
 * A piece of text that whisper.cpp heard.
 *
 * @param utf8 its bytes; a character may be spread over several tokens
 * @param startMillis from the start of the sound
 * @param endMillis from the start of the sound
 * @param logProbability natural logarithm, 0 at most
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Token(byte[] utf8, long startMillis, long endMillis, double logProbability) {}
