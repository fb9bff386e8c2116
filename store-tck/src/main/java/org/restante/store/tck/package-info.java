/**
 * What a store must do, as tests. The author of a store extends {@link org.restante.store.tck.StoreContract} in one
 * class, hands it a {@link org.restante.store.tck.StoreFixture}, and runs it as any JUnit test:
 *
 * <pre>{@code
 * final class ZipStoreTest extends StoreContract {
 *     @TempDir
 *     Path directory;
 *
 *     @Override
 *     protected StoreFixture fixture() {
 *         return new ZipFixture(directory);
 *     }
 * }
 * }</pre>
 *
 * <p>Each invariant that {@link org.restante.store} names has a class of its own here. What a store says it cannot do
 * ({@link org.restante.store.Feature}) it must refuse: {@link org.restante.store.tck.FeatureContract}.
 */
package org.restante.store.tck;
