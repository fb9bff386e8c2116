package org.restante.dist.serve;

import org.restante.sasl.directory.UserDirectory;

/**
 * The directory that the configuration picks, without the cache that the server has before it.
 *
 * @param directory who the users are
 */
record PickedDirectory(UserDirectory directory) {}
