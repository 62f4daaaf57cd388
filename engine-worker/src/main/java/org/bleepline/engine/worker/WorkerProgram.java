package org.bleepline.engine.worker;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What runs in a worker process.
 *
 * @param maker makes the engine there
 * @param settings handed to the maker, such as the path of a model
 * @param needs a class of each library besides the maker's own that the engine needs; its class path is made of these
 * @param jvmOptions of the worker, such as system properties
 */
public record WorkerProgram(
        Class<? extends PieceEngineMaker> maker,
        Map<String, String> settings,
        List<Class<?>> needs,
        List<String> jvmOptions) {
    public WorkerProgram {
        Objects.requireNonNull(maker, "maker");
        settings = Map.copyOf(settings);
        needs = List.copyOf(needs);
        jvmOptions = List.copyOf(jvmOptions);
    }
}
