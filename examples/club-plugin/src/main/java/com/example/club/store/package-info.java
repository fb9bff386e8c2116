/**
 * A small store: a folder for each user, in it a zip file for each mailbox and one index. Start with {@link
 * com.example.club.store.ZipStore}; what a commit does is in {@code ZipAccount}, what a zip file looks like in {@code
 * ZipArchive}.
 */
package com.example.club.store;
