/**
 * Figures for what was said in words: numbers, money, dates, times, telephone numbers, codes, e-mail and web addresses. How
 * they look comes from ICU's data for the language and region; what was said is read by detect's spoken-form view.
 *
 * <p>May use: core, detect.spoken, com.ibm.icu.
 */
@NullMarked
package org.bleepline.wording.figures;

import org.jspecify.annotations.NullMarked;
