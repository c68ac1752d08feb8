package dev.wavelength.bootstrap;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Who the service is in its database.
final class DatabaseRole {

    private DatabaseRole() {}

    /// What keeps brands apart must hold for the service too.
    ///
    /// @throws StartRefused when the database would show it everything, whatever it asks for
    static void refuseWhoSeesAll(Settings.Database database) {
        try (Connection connection =
                        DriverManager.getConnection(database.url(), who(database.service()));
                Statement statement = connection.createStatement();
                ResultSet role =
                        statement.executeQuery(
                                """
                                select rolname
                                from pg_roles
                                where rolname = current_user
                                and (rolsuper or rolbypassrls)
                                """)) {
            if (role.next())
                throw new StartRefused(
                        "The database's role %s is a superuser or has BYPASSRLS, so that nothing in the database would keep brands apart; let WAVELENGTH_DATABASE_USER name another, made with: create role wavelength login password '...' nosuperuser nobypassrls."
                                .formatted(role.getString("rolname")));
        } catch (SQLException failed) {
            throw new StartRefused(
                    "The database of WAVELENGTH_DATABASE_URL cannot be used (%s)."
                            .formatted(failed.getMessage()),
                    failed);
        }
    }

    private static Properties who(Settings.Role role) {
        var who = new Properties();
        if (role.user() != null) who.setProperty("user", role.user());
        if (role.password() != null) who.setProperty("password", role.password());
        return who;
    }
}
