package org.bleepline.speech.sphinx;

/** How likely words are behind others, by numbers of words. */
@FunctionalInterface
interface WordModel {
    /**
     * @param beforeThat below 0 where there is none
     * @return a natural logarithm
     */
    float behind(int beforeThat, int before, int word);
}
