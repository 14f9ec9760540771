using System.Net;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;
using Npgsql;

namespace AnyShot.Edge.Classes;

/// <summary>The connection of section <c>registry</c>.</summary>
internal static class RegistryConnection
{
    private const int ConnectSeconds = 5;
    private const int CommandSeconds = 10;
    private const int KeepAliveSeconds = 10;
    private const int MostConnections = 4;

    /// <summary>What is wrong with the section.</summary>
    public static IEnumerable<ConfigurationMistake> Mistakes(DeviceConfiguration configuration)
    {
        var options = configuration.Options.Registry;
        if (!options.IsShared)
        {
            if (options.Group.Length > 0 || options.PasswordFile.Length > 0)
            {
                yield return new("registry.connection", "is missing: group and passwordFile go with a connection.");
            }

            yield break;
        }

        if (options.Group.Length == 0)
        {
            yield return new("registry.group", "is missing: name the group of stations that share the classes in this database.");
        }

        if (Parse(options.Connection, out var builder) is { } sentence)
        {
            yield return new("registry.connection", sentence);
        }
        else if (builder.SslMode is not (SslMode.Require or SslMode.VerifyCA or SslMode.VerifyFull) && !IsLocal(builder.Host ?? ""))
        {
            yield return new("registry.connection", "would send classes in the clear: give \"SSL Mode=VerifyFull\" (or VerifyCA, Require) for a database on another machine.");
        }

        if (options.PasswordFile.Length > 0 && Secret.Mistake(options.PasswordFile, configuration) is { } mistake)
        {
            yield return new("registry.passwordFile", mistake);
        }
    }

    /// <summary>Connections to the database; the password is read anew for each.</summary>
    public static NpgsqlDataSource Open(DeviceConfiguration configuration)
    {
        var options = configuration.Options.Registry;
        var builder = new NpgsqlDataSourceBuilder(options.Connection);
        var connection = builder.ConnectionStringBuilder;
        connection.Timeout = ConnectSeconds;
        connection.CommandTimeout = CommandSeconds;
        connection.KeepAlive = KeepAliveSeconds;
        connection.MaxPoolSize = MostConnections;
        connection.GssEncryptionMode = GssEncryptionMode.Disable;
        connection.ApplicationName = $"anyshot {configuration.Options.Station.Name}";
        if (options.PasswordFile.Length > 0)
        {
            builder.UsePasswordProvider(_ => Secret.Read(options.PasswordFile, configuration), (_, _) => ValueTask.FromResult(Secret.Read(options.PasswordFile, configuration)));
        }

        return builder.Build();
    }

    private static string? Parse(string connection, out NpgsqlConnectionStringBuilder builder)
    {
        builder = [];
        try
        {
            builder = new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            return $"cannot be read: {error.Message}";
        }

        return builder switch
        {
            { Password.Length: > 0 } => "holds a password: put it into a file and name that in passwordFile.",
            { Host: null or "" } => "names no Host.",
            { Database: null or "" } => "names no Database.",
            _ => null,
        };
    }

    private static bool IsLocal(string hosts) => hosts.Split(',').All(host => host.StartsWith('/') || host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
}
