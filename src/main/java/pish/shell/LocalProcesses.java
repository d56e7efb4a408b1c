package pish.shell;

import pish.transport.ExitStatus;

/** The process on this machine that pish waits for, if it does. */
final class LocalProcesses {
    private volatile Process running;

    /** Waits for a process; Ctrl-C reaches it by itself, since it shares the terminal. */
    ExitStatus await(Process process) {
        running = process;
        try {
            while (true) {
                try {
                    return new ExitStatus(process.waitFor() & 0xff);
                } catch (InterruptedException e) {
                    process.destroy();
                }
            }
        } finally {
            running = null;
        }
    }

    /** Asks the process that is waited for to end. May be called from any thread. */
    void stop() {
        Process process = running;
        if (process != null) {
            process.destroy();
        }
    }
}
