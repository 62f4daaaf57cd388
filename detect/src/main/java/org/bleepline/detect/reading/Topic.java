package org.bleepline.detect.reading;

/** What a cue phrase announces or asks for. */
public enum Topic {
    CARD,
    CARD_EXPIRY,
    CARD_CVV,
    /** "the last four", "ending in": narrows another topic. */
    LAST_DIGITS,
    BANK,
    ACCOUNT,
    POLICY,
    SOCIAL_SECURITY,
    PASSPORT,
    LICENCE,
    HEALTH_ID,
    VEHICLE,
    PHONE,
    /** "my number is", without saying which. */
    SOME_NUMBER,
    EMAIL,
    USERNAME,
    PASSWORD,
    /** "my mother's maiden name": asks for an answer that stands in for a password. */
    SECRET_QUESTION,
    URL,
    IP,
    FILE,
    BIRTH,
    AGE,
    NAME,
    /** "can you spell that". */
    SPELL,
    ADDRESS,
    ZIP,
    REFERENCE,
    MONEY,
    /** "version", "flight", "room": a number that follows is no personal data. */
    HARMLESS
}
