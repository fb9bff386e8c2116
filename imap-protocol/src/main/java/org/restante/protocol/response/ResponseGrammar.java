package org.restante.protocol.response;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which responses, response codes and FETCH data items a {@link ResponseReader} knows, by name. Immutable. Those of the
 * RFCs that this package implements are in {@link #core()}; extensions add theirs with {@link #toBuilder()}.
 */
public final class ResponseGrammar {
    static final ResponseGrammar EMPTY = new Builder().build();
    private static final ResponseGrammar CORE = CoreResponses.grammar();

    private final Map<String, ResponseParser<? extends Untagged>> responses;
    private final Map<String, NumberedParser> numbered;
    private final Map<String, ResponseParser<? extends ResponseCode>> codes;
    private final Map<String, ResponseParser<? extends FetchData>> fetchData;

    private ResponseGrammar(Builder builder) {
        responses = Map.copyOf(builder.responses);
        numbered = Map.copyOf(builder.numbered);
        codes = Map.copyOf(builder.codes);
        fetchData = Map.copyOf(builder.fetchData);
    }

    /** Returns what the RFCs have that this package implements. */
    public static ResponseGrammar core() {
        return CORE;
    }

    /** Returns a builder that has all that this grammar has. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.responses.putAll(responses);
        builder.numbered.putAll(numbered);
        builder.codes.putAll(codes);
        builder.fetchData.putAll(fetchData);
        return builder;
    }

    // Names are in upper case.
    Optional<ResponseParser<? extends Untagged>> response(String name) {
        return Optional.ofNullable(responses.get(name));
    }

    Optional<NumberedParser> numbered(String name) {
        return Optional.ofNullable(numbered.get(name));
    }

    Optional<ResponseParser<? extends ResponseCode>> code(String name) {
        return Optional.ofNullable(codes.get(name));
    }

    Optional<ResponseParser<? extends FetchData>> fetchData(String name) {
        return Optional.ofNullable(fetchData.get(name));
    }

    /** Collects parsers; one that is added under a name that is there already replaces it. Names go in any case. */
    public static final class Builder {
        private final Map<String, ResponseParser<? extends Untagged>> responses = new HashMap<>();
        private final Map<String, NumberedParser> numbered = new HashMap<>();
        private final Map<String, ResponseParser<? extends ResponseCode>> codes = new HashMap<>();
        private final Map<String, ResponseParser<? extends FetchData>> fetchData = new HashMap<>();

        Builder() {}

        /** Adds a response {@code "*" SP name ...}; the parser begins behind the name and reads to the end. */
        public Builder response(String name, ResponseParser<? extends Untagged> parser) {
            responses.put(key(name), parser);
            return this;
        }

        /** Adds a response {@code "*" SP number SP name ...}; the parser begins behind the name. */
        public Builder numbered(String name, NumberedParser parser) {
            numbered.put(key(name), parser);
            return this;
        }

        /** Adds a response code; the parser begins behind the name and stops before the bracket. */
        public Builder code(String name, ResponseParser<? extends ResponseCode> parser) {
            codes.put(key(name), parser);
            return this;
        }

        /** Adds a FETCH data item; the parser begins behind the name, at its section or the space before its value. */
        public Builder fetchData(String name, ResponseParser<? extends FetchData> parser) {
            fetchData.put(key(name), parser);
            return this;
        }

        private static String key(String name) {
            return name.toUpperCase(Locale.ROOT);
        }

        /** Returns the grammar. */
        public ResponseGrammar build() {
            return new ResponseGrammar(this);
        }
    }
}
