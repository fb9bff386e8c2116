package org.restante.store;

import java.util.List;

/** A store that can look itself over, for {@code restante check}. */
public interface Inspectable {
    /**
     * Reads what there is and returns a line for each thing that is not as it should be; nothing if all is well. Takes its
     * time; meanwhile a mailbox may wait for as long as it is looked at.
     */
    List<String> inspect();

    /**
     * Makes anew whatever the store can make from the mail itself: indexes, logs, caches. UIDs stay where they can.
     *
     * @return a line for each thing that could not be made
     * @throws StoreException CANNOT if this store has nothing of that kind
     */
    default List<String> rebuild() {
        throw new StoreException(StoreException.Code.CANNOT, "This store has nothing that could be made again");
    }
}
