package org.bleepline.audio;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where programs of the user keep what they can make again. */
final class UserCache {
    private UserCache() {}

    /** {@code bleepline} below XDG_CACHE_HOME or ~/.cache, ~/Library/Caches (macOS), LOCALAPPDATA (Windows). */
    static Path folder() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home", "."));
        if (os.startsWith("windows")) {
            return named(System.getenv("LOCALAPPDATA"), home.resolve("AppData/Local"));
        }
        if (os.startsWith("mac")) {
            return named(null, home.resolve("Library/Caches"));
        }
        return named(System.getenv("XDG_CACHE_HOME"), home.resolve(".cache"));
    }

    private static Path named(@Nullable String configured, Path otherwise) {
        boolean usable = configured != null && Path.of(configured).isAbsolute();
        return (usable ? Path.of(configured) : otherwise).resolve("bleepline");
    }
}
