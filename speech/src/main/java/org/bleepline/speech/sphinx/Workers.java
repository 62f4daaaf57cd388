package org.bleepline.speech.sphinx;

/** How many recognisers this JVM can carry. */
final class Workers {
    /** Heap that one recogniser needs, measured on the sample calls and on ten minutes of them: see docs/accuracy.md. */
    private static final long HEAP_BYTES = 1_400L << 20;

    private Workers() {}

    static int count() {
        return count(
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
    }

    static int count(int cores, long maxHeapBytes) {
        return (int) Math.max(1, Math.min(cores, maxHeapBytes / HEAP_BYTES));
    }
}
