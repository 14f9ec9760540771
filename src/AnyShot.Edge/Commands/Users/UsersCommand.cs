using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Commands.Users;

/// <summary><c>anyshot users add|remove|list|password</c>: the users file of a station. A running agent takes the change up by itself.</summary>
internal static class UsersCommand
{
    private static readonly Option<string> s_config = new("--config", "-c") { Description = "Device configuration of the station.", Required = true };
    private static readonly Argument<string> s_name = new("name") { Description = "Name of the user." };
    private static readonly Option<string?> s_passwordFile = new("--password-file")
    {
        Description = "File whose first line is the password. Without it the password is asked for, or read from the standard input.",
    };

    public static Command Create() =>
        new("users", "Who may do what at a station, through page, MQTT and OPC UA alike.") { Add(), Remove(), List(), Password() };

    private static Command Add()
    {
        var role = new Option<Role>("--role", "-r") { Description = "viewer, technician, engineer or administrator.", Required = true };
        var certificate = new Option<string?>("--certificate") { Description = "Client certificate (PEM) that stands for the user; may be given with --no-password." };
        var noPassword = new Option<bool>("--no-password") { Description = "The user comes with a certificate only." };
        var command = new Command("add", "Add a user, or change role and password of one.") { s_name, role, certificate, noPassword, s_passwordFile, s_config };
        command.SetAction(result => Change(result, (users, name) =>
        {
            if (UserEntry.NameMistake(name) is { } mistake)
            {
                throw new InvalidDataException(mistake);
            }

            var thumbprint = result.GetValue(certificate) is { } file ? ThumbprintOf(file) : null;
            var isNew = !users.TryGetValue(name, out var before);
            var password = result.GetValue(noPassword) ? null : PasswordHash.Of(NewPassword.Read(result.GetValue(s_passwordFile))).ToString();
            IReadOnlyList<string> certificates = [.. (before?.Certificates ?? []).Append(thumbprint).OfType<string>().Distinct(StringComparer.Ordinal)];
            if (password is null && certificates.Count == 0)
            {
                throw new InvalidDataException($"User \"{name}\" would have neither password nor certificate.");
            }

            users[name] = new UserEntry(before?.Name ?? name, result.GetValue(role), password, certificates);
            return $"{(isNew ? "Added" : "Changed")} user \"{name}\", {Named(result.GetValue(role))}.";
        }));
        return command;
    }

    private static Command Remove()
    {
        var command = new Command("remove", "Remove a user; logins that stand end at once.") { s_name, s_config };
        command.SetAction(result => Change(result, (users, name) =>
            users.Remove(name) ? $"Removed user \"{name}\"." : throw new InvalidDataException($"There is no user \"{name}\".")));
        return command;
    }

    private static Command Password()
    {
        var command = new Command("password", "Give a user another password.") { s_name, s_passwordFile, s_config };
        command.SetAction(result => Change(result, (users, name) =>
        {
            var user = users.GetValueOrDefault(name) ?? throw new InvalidDataException($"There is no user \"{name}\".");
            users[name] = user with { Password = PasswordHash.Of(NewPassword.Read(result.GetValue(s_passwordFile))).ToString() };
            return $"User \"{name}\" has another password.";
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the users.") { s_config };
        command.SetAction(result => Run(() =>
        {
            var file = SecurityServices.UsersFilePath(ConfigurationReader.Read(result.GetValue(s_config)!));
            var users = UsersFile.Read(file);
            foreach (var user in users)
            {
                var ways = (user.Password is null ? [] : new[] { "password" }).Concat(user.Certificates!.Select(c => $"certificate {c}"));
                Console.WriteLine($"{user.Name,-24} {Named(user.Role),-14} {string.Join(", ", ways)}");
            }

            Console.WriteLine(users.Count == 0 ? $"No users in {file}." : $"{users.Count} in {file}.");
        }));
        return command;
    }

    private static int Change(ParseResult result, Func<Dictionary<string, UserEntry>, string, string> change) => Run(() =>
    {
        var file = SecurityServices.UsersFilePath(ConfigurationReader.Read(result.GetValue(s_config)!));
        var users = UsersFile.Read(file).ToDictionary(u => u.Name, StringComparer.OrdinalIgnoreCase);
        var done = change(users, result.GetValue(s_name)!);
        UsersFile.Write(file, users.Values);
        Console.WriteLine($"{done} {file}");
    });

    private static int Run(Action action) => CommandErrors.Run(action, "The users file cannot be written");

    private static string Named(Role role) => role.ToString().ToLowerInvariant();

    private static string ThumbprintOf(string file)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificateFromFile(file);
            return certificate.GetCertHashString(HashAlgorithmName.SHA256);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The certificate {file} cannot be read: {error.Message}", error);
        }
    }
}
