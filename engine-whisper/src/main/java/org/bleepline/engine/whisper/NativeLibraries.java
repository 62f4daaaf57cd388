package org.bleepline.engine.whisper;

import java.nio.file.Path;
import org.bleepline.engine.worker.NativeFiles;
import org.jspecify.annotations.Nullable;

/**
 * The native libraries that whisper.cpp needs on this system, unpacked.
 *
 * @param whisper the library to load; the others lie beside it
 */
record NativeLibraries(Path folder, Path whisper) {
    /** @param cache where to unpack; null for the user's cache folder */
    static NativeLibraries unpacked(@Nullable Path cache) {
        Platform platform = Platform.current();
        Path home = NativeFiles.unpacked("whisper", platform.resources(), NativeLibraries.class.getClassLoader(), cache)
                .folder();
        return new NativeLibraries(home, home.resolve(platform.whisper()));
    }
}
