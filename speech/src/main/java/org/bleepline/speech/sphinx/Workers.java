package org.bleepline.speech.sphinx;

/** How many recognisers this JVM can carry. */
final class Workers {
    /** Heap for one recogniser and the models that all share, measured with one on synthetic calls (450 MB), and some more: see docs/accuracy.md. */
    private static final long HEAP_BYTES = 600L << 20;

    private Workers() {}

    static int count() {
        return count(
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory());
    }

    static int count(int cores, long maxHeapBytes) {
        return (int) Math.max(1, Math.min(cores, maxHeapBytes / HEAP_BYTES));
    }
}
