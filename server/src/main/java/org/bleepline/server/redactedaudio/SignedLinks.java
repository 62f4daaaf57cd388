package org.bleepline.server.redactedaudio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bleepline.server.vault.Vault;

/** Addresses that open one file for a while, to whoever has them. */
public final class SignedLinks {
    /** Path of all of them. */
    static final String PATH = "/redacted-audio/";

    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([a-z0-9]{2,4})");

    private final Vault vault;
    private final Duration life;
    private final Clock clock;

    public SignedLinks(Vault vault, Duration life, Clock clock) {
        this.vault = vault;
        this.life = life;
        this.clock = clock;
    }

    /**
     * Path and query of a new link.
     *
     * @param ending of the file's name, such as {@code mp3}
     * @param fileEnds when the file goes; no link lives longer
     */
    public String link(String transcriptId, String ending, Instant fileEnds) {
        Instant linkEnds = clock.instant().plus(life);
        long expires = (linkEnds.isBefore(fileEnds) ? linkEnds : fileEnds).getEpochSecond();
        String name = transcriptId + "." + ending;
        return PATH + name + "?Expires=" + expires + "&Signature=" + vault.sign(message(name, expires));
    }

    /** The transcript whose audio a link opens now; empty if it is wrong or over. */
    Optional<String> transcript(String name, String expires, String signature) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || !expires.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        long end = Long.parseLong(expires);
        boolean valid =
                vault.signed(message(name, end), signature) && clock.instant().getEpochSecond() < end;
        return valid ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String message(String name, long expires) {
        return "redacted-audio " + name + " " + expires;
    }
}
