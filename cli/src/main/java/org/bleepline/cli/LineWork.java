package org.bleepline.cli;

/** What is done to each line. Called by several threads. */
@FunctionalInterface
interface LineWork {
    /**
     * @param number of the line, from 1, for messages
     * @throws InputException if the line cannot be read
     */
    String apply(long number, String line);
}
