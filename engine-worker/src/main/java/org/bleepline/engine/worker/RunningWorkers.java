package org.bleepline.engine.worker;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Workers end by themselves when the program does; this makes sure of those that cannot, because they are stopped. */
final class RunningWorkers {
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> PROCESSES.forEach(Process::destroyForcibly), "bleepline-workers-exit"));
    }

    private RunningWorkers() {}

    static void add(Process process) {
        PROCESSES.add(process);
    }

    static void remove(Process process) {
        PROCESSES.remove(process);
    }
}
