package org.bleepline.evaluation;

/** What the offsets of a gold file count. They differ only in texts with characters such as emoji. */
public enum OffsetUnit {
    /** UTF-16 code units, as Java and JavaScript count. */
    UTF16,
    /** Unicode code points, as Python counts. */
    CODE_POINT
}
