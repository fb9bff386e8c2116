package com.example.club.store;

import java.nio.file.Path;

/**
 * How a {@link ZipStore} works.
 *
 * @param folder where the folders of the users are; made if it is not there
 * @param largestOctets how many octets of messages a mailbox may hold
 */
public record ZipStoreSettings(Path folder, long largestOctets) {}
