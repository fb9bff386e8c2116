/**
 * SEARCH=FUZZY (RFC 6203): {@link org.restante.server.extension.fuzzy.FuzzyExtension}. Texts are compared word by word, with
 * slips of the pen forgiven ({@link org.restante.server.extension.fuzzy.FuzzyText}); other keys mean what they say.
 */
package org.restante.server.extension.fuzzy;
