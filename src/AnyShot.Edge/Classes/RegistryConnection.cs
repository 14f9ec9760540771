using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;
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

        else if (builder.SslMode == SslMode.VerifyFull && builder.Host!.Contains(',', StringComparison.Ordinal))
        {
            yield return new("registry.connection", "names several hosts; with \"SSL Mode=VerifyFull\" it takes one, whose name the certificate must carry.");
        }
        else if (!string.IsNullOrEmpty(builder.RootCertificate) && RootMistake(configuration.Resolve(builder.RootCertificate)) is { } root)
        {
            yield return new("registry.connection", root);
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
        (connection.SslCertificate, connection.SslKey) = (Resolve(configuration, connection.SslCertificate), Resolve(configuration, connection.SslKey));
        if (connection.SslMode is SslMode.VerifyCA or SslMode.VerifyFull)
        {
            var (host, root) = (connection.SslMode == SslMode.VerifyFull ? connection.Host : null, Resolve(configuration, connection.RootCertificate));
            builder.UseSslClientAuthenticationOptionsCallback(tls => tls.RemoteCertificateValidationCallback = (_, certificate, chain, _) => Judge(certificate, chain, root, host));
            // Encryption as before; Npgsql leaves the certificate to us, and takes no check of ours beside one of its own.
            (connection.SslMode, connection.RootCertificate) = (SslMode.Require, null);
        }

        connection.ApplicationName = $"anyshot {configuration.Options.Station.Name}";
        if (options.PasswordFile.Length > 0)
        {
            builder.UsePasswordProvider(_ => Secret.Read(options.PasswordFile, configuration), (_, _) => ValueTask.FromResult(Secret.Read(options.PasswordFile, configuration)));
        }

        return builder.Build();
    }

    // As every path of the configuration: beside the file that names it.
    private static string? Resolve(DeviceConfiguration configuration, string? path) => string.IsNullOrEmpty(path) ? path : configuration.Resolve(path);

    private static string? RootMistake(string file)
    {
        try
        {
            PemFiles.ReadAll(file);
            return null;
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"names the Root Certificate {file}, which cannot be used: {error.Message}";
        }
    }

    /// <summary>Judges the database's certificate as those of brokers are, because Npgsql would not say why it refuses one.</summary>
    /// <exception cref="AuthenticationException">It is refused, with the reason.</exception>
    private static bool Judge(X509Certificate? certificate, X509Chain? chain, string? root, string? host)
    {
        using var shown = certificate is null ? throw new AuthenticationException("it shows no certificate") : new X509Certificate2(certificate);
        var trust = new PeerTrust(string.IsNullOrEmpty(root) ? null : PemFiles.ReadAll(root), []);
        return trust.Mistake(shown, chain?.ChainPolicy.ExtraStore ?? [], PeerTrust.ServerUsage, host, TimeProvider.System.GetUtcNow()) is { } mistake
            ? throw new AuthenticationException($"its certificate {mistake.TrimEnd('.')}")
            : true;
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
