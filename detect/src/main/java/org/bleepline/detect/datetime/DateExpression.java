package org.bleepline.detect.datetime;

/**
 * A date as it was said.
 *
 * @param first its first token
 * @param end the token behind its last one
 * @param parts what it names
 * @param certain whether nothing else can be meant; "may" alone is not
 */
record DateExpression(int first, int end, Parts parts, boolean certain) {
    enum Parts {
        DAY_OF_WEEK,
        DAY_AND_MONTH,
        FULL,
        MONTH,
        MONTH_AND_YEAR,
        YEAR,
        PERIOD
    }

    boolean isPeriod() {
        return parts == Parts.MONTH || parts == Parts.MONTH_AND_YEAR || parts == Parts.YEAR || parts == Parts.PERIOD;
    }
}
