/** Who the users are, and how they show it: a directory and a SASL mechanism. */
package com.example.club.users;
