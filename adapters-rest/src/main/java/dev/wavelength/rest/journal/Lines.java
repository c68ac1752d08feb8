package dev.wavelength.rest.journal;

import java.io.IOException;
import java.io.InputStream;

/// The lines of a stream, one after the other, in constant memory however long they are.
///
/// Not for several threads.
final class Lines {

    /// The longest line that is read, in bytes.
    static final int LONGEST = 256 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST + 64 * 1024];
    private int start;
    private int end;
    private boolean ended;
    private int lineStart;
    private int lineEnd;
    private boolean tooLong;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /// Goes to the next line. What [#buffer()] held before is gone.
    ///
    /// @return whether there is one
    boolean next() throws IOException {
        int looked = start;
        tooLong = false;
        while (true) {
            for (; looked < end; looked++)
                if (buffer[looked] == '\n') return line(looked, looked + 1);
            if (ended) return (start < end || tooLong) && line(end, end);
            if (end - start > LONGEST) {
                tooLong = true;
                start = end;
            }
            if (end == buffer.length || start == end) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                looked = end;
                start = 0;
            }
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) ended = true;
            else end += read;
        }
    }

    private boolean line(int until, int next) {
        lineStart = start;
        lineEnd = until > start && buffer[until - 1] == '\r' ? until - 1 : until;
        tooLong |= lineEnd - lineStart > LONGEST;
        start = next;
        number++;
        return true;
    }

    /// The buffer that holds the line.
    byte[] buffer() {
        return buffer;
    }

    /// Where the line begins in the buffer.
    int offset() {
        return lineStart;
    }

    /// How long the line is, in bytes, without its end.
    int length() {
        return lineEnd - lineStart;
    }

    /// Whether the line is longer than is read; then the buffer holds nothing of use.
    boolean tooLong() {
        return tooLong;
    }

    /// Whether there is nothing but white space in the line.
    boolean blank() {
        if (tooLong) return false;
        for (int i = lineStart; i < lineEnd; i++)
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') return false;
        return true;
    }

    /// The number of the line, from 1.
    long number() {
        return number;
    }
}
