package dev.wavelength.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

final class DataFolderTest {

    @TempDir private Path temporary;

    @Test
    void only_one_service_holds_it() {
        Path path = temporary.resolve("data");
        try (DataFolder held = DataFolder.take(path)) {
            assertThatThrownBy(() -> DataFolder.take(path))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(
                            "Another Wavelength is running on " + held.data().getParent());
        }
        DataFolder.take(path).close();
    }

    @Test
    void it_takes_no_folder_that_holds_other_things() throws IOException {
        Files.createFile(temporary.resolve("holiday.jpg"));

        assertThatThrownBy(() -> DataFolder.take(temporary))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("holds other things");
        assertThat(temporary.resolve("lock")).doesNotExist();
    }

    @Test
    void only_the_owner_reads_it() throws IOException {
        Path path = temporary.resolve("data");
        try (DataFolder folder = DataFolder.take(path)) {
            String password = folder.password();

            assertThat(password).matches("[0-9a-f]{48}").isEqualTo(folder.password());
            assertThat(rights(path)).isEqualTo("rwx------");
            assertThat(rights(folder.passwordFile())).isEqualTo("rw-------");
        }
    }

    @Test
    void a_lost_password_is_not_made_anew() throws IOException {
        try (DataFolder folder = DataFolder.take(temporary.resolve("data"))) {
            Files.createDirectory(folder.data());

            assertThatThrownBy(folder::password)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is gone");
        }
    }

    @Test
    void a_first_start_that_did_not_end_begins_again() throws IOException {
        try (DataFolder folder = DataFolder.take(temporary.resolve("data"))) {
            folder.beginFirstStart();
            String first = folder.password();
            Files.createDirectory(folder.data());
            Files.createFile(folder.data().resolve("half"));

            folder.beginFirstStart();

            assertThat(folder.data()).doesNotExist();
            assertThat(folder.password()).isNotEqualTo(first);
        }
    }

    @Test
    void data_of_a_whole_first_start_stays() throws IOException {
        try (DataFolder folder = DataFolder.take(temporary.resolve("data"))) {
            folder.beginFirstStart();
            folder.password();
            Files.createDirectory(folder.data());
            folder.endFirstStart();

            folder.beginFirstStart();

            assertThat(folder.data()).exists();
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
