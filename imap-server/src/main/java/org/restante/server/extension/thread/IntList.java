package org.restante.server.extension.thread;

import java.util.Arrays;

/** Numbers in a row, which grows at its end. */
final class IntList {
    private int[] numbers = new int[64];
    private int size;

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int removeLast() {
        return numbers[--size];
    }

    int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
