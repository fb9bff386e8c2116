/** The IMAP extension XHELLO: start with {@link com.example.club.hello.HelloExtension}. */
package com.example.club.hello;
