package org.bleepline.cli;

/** What the command tells the shell. The numbers are documented and stay. */
final class ExitCode {
    static final int OK = 0;
    /** A fault of ours: please report it. */
    static final int INTERNAL = 1;
    /** A wrong option, policy or language. */
    static final int USAGE = 2;
    /** The recording, transcript or text cannot be read. */
    static final int INPUT = 3;
    /** The result cannot be written. */
    static final int OUTPUT = 4;
    /** The speech engine, its model or FFmpeg failed. */
    static final int ENGINE = 5;
    /** The leak check failed: something that was to be removed is still there. */
    static final int LEAK = 6;
    /** A signed report, or a file it speaks of, is not what it claims to be. */
    static final int NOT_VERIFIED = 7;
    /** Stopped by Ctrl-C, as shells have it: 128 and the signal's number. */
    static final int CANCELLED = 130;

    private ExitCode() {}
}
