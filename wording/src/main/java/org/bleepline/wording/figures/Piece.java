package org.bleepline.wording.figures;

/**
 * Tokens that become one written word.
 *
 * @param end index behind the last token
 */
record Piece(int first, int end, String text) {}
