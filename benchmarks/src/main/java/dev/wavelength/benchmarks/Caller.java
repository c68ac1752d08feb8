package dev.wavelength.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// A caller on a connection of its own that is kept open. It does as little as can be done, for it
/// shares the processors with what is measured.
final class Caller implements Closeable {

    private final Socket socket;
    private final InputStream in;
    private final String head;

    /// @param key the API key
    Caller(int port, String key) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        head = "Host: localhost\r\nAuthorization: Bearer %s\r\n".formatted(key);
    }

    /// What was answered.
    record Answer(int status, String text) {}

    Answer get(String path) throws IOException {
        send("GET %s HTTP/1.1\r\n%s\r\n".formatted(path, head));
        return receive();
    }

    Answer send(String method, String path, String json) throws IOException {
        send(
                "%s %s HTTP/1.1\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(method, path, head, json.length(), json));
        return receive();
    }

    /// Sends a file whole as a stream of lines.
    Answer importLines(Path file) throws IOException {
        send(
                "POST /v1/moments/import HTTP/1.1\r\n%sContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
                        .formatted(head, Files.size(file)));
        Files.copy(file, socket.getOutputStream());
        return receive();
    }

    /// @param request ASCII
    private void send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    private Answer receive() throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:"))
                length = Integer.parseInt(lower.substring(15).strip());
            if (lower.startsWith("transfer-encoding:")) chunked = lower.contains("chunked");
        }
        return new Answer(
                status, new String(chunked ? chunks() : exactly(length), StandardCharsets.UTF_8));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line(), 16);
            body.writeBytes(exactly(length));
            line();
            if (length == 0) return body.toByteArray();
        }
    }

    private byte[] exactly(int length) throws IOException {
        var body = in.readNBytes(length);
        if (body.length < length) throw new EOFException("the answer broke off");
        return body;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) throw new EOFException("no answer came");
            if (c != '\r') line.append((char) c);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
