package org.bleepline.server.engine;

import java.util.List;

/**
 * What a request gets.
 *
 * @param engine hears it
 * @param speechModel the requested model that the engine stands for
 * @param languageCode the language that is heard
 * @param warnings what of the request has no effect
 */
public record Choice(ServerEngine engine, String speechModel, String languageCode, List<String> warnings) {
    public Choice {
        warnings = List.copyOf(warnings);
    }
}
