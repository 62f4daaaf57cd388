package org.bleepline.server;

import java.util.List;
import org.bleepline.server.engine.ServerEngine;

/** The engines that a server was started with. */
record Engines(List<ServerEngine> all) {
    Engines {
        all = List.copyOf(all);
    }
}
