package org.bleepline.pipeline.leak;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Something that was to be removed can still be heard, and cutting wider did not help. Nothing was written. */
public final class LeakException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_PLACES = 5;

    LeakException(List<Leak> leaks, int rounds) {
        super(message(leaks, rounds));
    }

    private static String message(List<Leak> leaks, int rounds) {
        String places = leaks.stream()
                .limit(MOST_PLACES)
                .map(leak -> String.format(Locale.ROOT, "%.1f s", leak.time().startMillis() / 1000.0))
                .collect(Collectors.joining(", "));
        return "the leak check failed: after " + rounds + (rounds == 1 ? " round" : " rounds")
                + " of wider cuts something that was to be removed is still there, at " + places
                + (leaks.size() > MOST_PLACES ? " and elsewhere" : "") + "; nothing was written";
    }
}
