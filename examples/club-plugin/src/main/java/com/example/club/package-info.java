/** A plugin for Restante with one part of each kind. Start with {@link com.example.club.ClubModule}. */
package com.example.club;
