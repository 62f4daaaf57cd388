package org.bleepline.wording.restore;

/** What stands behind a word. */
public enum Mark {
    NONE(""),
    COMMA(","),
    PERIOD("."),
    QUESTION("?");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /** As it is written; empty for {@link #NONE}. */
    public String sign() {
        return sign;
    }

    public boolean endsSentence() {
        return this == PERIOD || this == QUESTION;
    }
}
