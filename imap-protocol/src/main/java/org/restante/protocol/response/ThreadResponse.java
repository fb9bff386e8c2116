package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What THREAD found (RFC 5256 section 4): messages and what answers them.
 *
 * @param threads in their order; may be empty
 */
public record ThreadResponse(List<Branch> threads) implements ExtensionResponse {
    /**
     * A thread, or a part of one.
     *
     * @param messages each one the child of the one before it; empty if the parent of {@code branches} is not there
     * @param branches the children of the last message if there are several: none, or two and more
     */
    public record Branch(List<Long> messages, List<Branch> branches) {
        public Branch {
            messages = List.copyOf(messages);
            branches = List.copyOf(branches);
            messages.forEach(UidSet::of);
            if (branches.size() == 1 || messages.isEmpty() && branches.isEmpty()) {
                throw new IllegalArgumentException("no such branch");
            }
        }

        // thread-list = "(" (thread-members / thread-nested) ")"
        private void encode(ImapWriter out) {
            out.open();
            for (int i = 0; i < messages.size(); i++) {
                Lists.separate(out, i);
                out.number(messages.get(i));
            }
            if (!messages.isEmpty() && !branches.isEmpty()) {
                out.sp();
            }
            branches.forEach(branch -> branch.encode(out));
            out.close();
        }
    }

    public ThreadResponse {
        threads = List.copyOf(threads);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("THREAD");
        if (!threads.isEmpty()) {
            out.sp();
            threads.forEach(thread -> thread.encode(out));
        }
    }

    // thread-data = "THREAD" [SP 1*thread-list]; nested ResponseCursor.MAX_DEPTH deep at most
    static ThreadResponse decode(ResponseCursor in) throws ImapSyntaxException {
        List<Branch> threads = new ArrayList<>();
        if (in.tryConsume(' ')) {
            while (in.peek() == '(') {
                threads.add(branch(in, ResponseCursor.MAX_DEPTH));
            }
        }
        return new ThreadResponse(threads);
    }

    private static Branch branch(ResponseCursor in, int depthLeft) throws ImapSyntaxException {
        if (depthLeft == 0) {
            throw new ImapSyntaxException("threads nest too deep");
        }
        in.expect('(');
        List<Long> messages = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        while (!in.tryConsume(')')) {
            if (in.peek() == '(') {
                branches.add(branch(in, depthLeft - 1));
            } else if (branches.isEmpty()) {
                messages.add(in.nzNumber());
                in.tryConsume(' ');
            } else {
                throw new ImapSyntaxException("a message behind its children");
            }
        }
        if (branches.size() == 1 || messages.isEmpty() && branches.isEmpty()) {
            throw new ImapSyntaxException("no such thread");
        }
        return new Branch(messages, branches);
    }
}
