package org.bleepline.wording.restore;

/** How the letters of a word are written, apart from where it stands in its sentence. */
public enum Capitals {
    /** {@code street}. */
    LOWER,
    /** {@code Mary}. */
    FIRST,
    /** {@code AMC}. */
    ALL,
    /** {@code McDonald}, by a table. */
    MIXED
}
