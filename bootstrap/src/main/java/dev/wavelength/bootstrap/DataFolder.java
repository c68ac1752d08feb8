package dev.wavelength.bootstrap;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/// The folder of the embedded database, held by one service at a time.
///
/// ```
/// lock                    held by the running service; the system frees it however that ends
/// password                of the database, for nobody but the owner to read
/// postgres/               the data
/// postgres.log            what PostgreSQL had to say since it was last started
/// program/                PostgreSQL itself, unpacked
/// first-start-unfinished  there until the first start has made a whole database
/// ```
final class DataFolder implements AutoCloseable {

    private static final String OWNER_ONLY = "rwx------";
    private static final int PASSWORD_BYTES = 24;

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder, making it if need be, until it is closed.
    ///
    /// @throws StartRefused when another service holds it, or it cannot be used
    static DataFolder take(Path folder) {
        try {
            if (isForeign(folder))
                throw new StartRefused(
                        "The folder %s holds other things; let WAVELENGTH_DATA name an empty one."
                                .formatted(folder));
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ONLY));
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), Set.of(CREATE, READ, WRITE));
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartRefused(
                        "Another Wavelength is running on %s; stop it, or give this one a folder of its own with WAVELENGTH_DATA."
                                .formatted(folder));
            }
            return new DataFolder(folder.toRealPath(), channel, lock);
        } catch (IOException unusable) {
            throw new StartRefused(
                    "The folder %s cannot be used (%s); choose another with WAVELENGTH_DATA."
                            .formatted(folder, unusable),
                    unusable);
        }
    }

    private static boolean isForeign(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve("lock"))) return false;
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isPresent();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisVeryProcess) {
            return null;
        }
    }

    Path data() {
        return folder.resolve("postgres");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    Path program() {
        return folder.resolve("program");
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    /// The database's password, made and kept at the first call.
    String password() {
        try {
            Path file = passwordFile();
            if (!Files.exists(file)) {
                if (Files.exists(data()))
                    throw new StartRefused(
                            "The file %s is gone, and the data cannot be opened without it."
                                    .formatted(file));
                var secret = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(secret);
                var ownerOnly =
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"));
                try (var out = Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
                    String text = HexFormat.of().formatHex(secret);
                    out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                }
            }
            return Files.readString(file).strip();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// Removes what a first start left that did not come to its end. The service had not begun to
    /// answer, so nothing of anybody's is lost.
    void beginFirstStart() {
        try {
            Path unfinished = folder.resolve("first-start-unfinished");
            if (Files.exists(unfinished)) remove(data());
            if (Files.exists(data())) return;
            Files.deleteIfExists(passwordFile());
            if (!Files.exists(unfinished)) Files.createFile(unfinished);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /// From here on the data counts.
    void endFirstStart() {
        try {
            Files.deleteIfExists(folder.resolve("first-start-unfinished"));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (Stream<Path> content = Files.walk(directory)) {
            for (Path path : content.sorted((a, b) -> b.compareTo(a)).toList()) Files.delete(path);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException cannotBeReleased) {
            throw new UncheckedIOException(cannotBeReleased);
        }
    }
}
