/**
 * The rules of the architecture that a compiler does not check, as tests.
 *
 * <p>Start with {@link org.restante.rules.ModuleArchitecture}: each module has one test that extends it and says what
 * the module may see. The interfaces beside it are for the modules that some further rule concerns.
 */
package org.restante.rules;
