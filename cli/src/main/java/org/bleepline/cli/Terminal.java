package org.bleepline.cli;

/** Whether a person is looking. Only the launcher can tell for standard error: it sets {@code bleepline.terminal}. */
final class Terminal {
    private Terminal() {}

    static boolean shows() {
        return Boolean.getBoolean("bleepline.terminal");
    }
}
