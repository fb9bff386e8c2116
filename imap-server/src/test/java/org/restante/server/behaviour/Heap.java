package org.restante.server.behaviour;

/** How much memory is in use when the garbage is gone. */
final class Heap {
    private Heap() {}

    static long usedMebibytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least >> 20;
    }
}
