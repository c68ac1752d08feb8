package dev.wavelength.rest.journal;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes that are written first and read later: in memory while they are few, in a file of their
/// own when they become many. Closing its reading side takes the file away.
final class Spool {

    /// How much is kept in memory, in bytes.
    static final int IN_MEMORY = 1024 * 1024;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream toFile;

    /// Adds bytes.
    void add(byte[] bytes) throws IOException {
        if (toFile == null && memory.size() + bytes.length > IN_MEMORY) {
            file = Files.createTempFile("wavelength", ".ndjson");
            toFile = new BufferedOutputStream(Files.newOutputStream(file));
            memory.writeTo(toFile);
            memory.reset();
        }
        if (toFile == null) memory.write(bytes);
        else toFile.write(bytes);
    }

    /// Reads all that was added. Nothing can be added any more.
    InputStream read() throws IOException {
        if (toFile == null || file == null) return new ByteArrayInputStream(memory.toByteArray());
        toFile.close();
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /// Throws away all that was added.
    void discard() throws IOException {
        if (toFile != null) toFile.close();
        if (file != null) Files.deleteIfExists(file);
    }
}
