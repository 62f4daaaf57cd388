package org.bleepline.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.bleepline.audio.FfmpegRecordings;
import org.bleepline.audio.FfmpegSettings;
import org.bleepline.detect.Detector;
import org.bleepline.pipeline.Bleepline;
import org.bleepline.speech.sphinx.SphinxAccuracy;
import org.bleepline.speech.sphinx.SphinxEngine;

/** The parts that the commands work with. */
final class Engines {
    private Engines() {}

    static Bleepline bleepline(SphinxAccuracy accuracy, Optional<Path> systemFfmpeg) {
        FfmpegSettings settings =
                systemFfmpeg.map(FfmpegSettings.defaults()::withFfmpeg).orElse(FfmpegSettings.defaults());
        return Bleepline.of(FfmpegRecordings.of(settings), Detector::standard, () -> SphinxEngine.of(accuracy));
    }
}
