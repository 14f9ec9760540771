using System.Text;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Commands.Users;

/// <summary>Where a new password comes from: a prompt without echo, a file, or the standard input. Never the command line, which other users of the machine can read.</summary>
internal static class NewPassword
{
    /// <summary>Reads it.</summary>
    /// <param name="file">File whose first line it is; null to ask.</param>
    /// <exception cref="InvalidDataException">There is none, or it cannot be taken.</exception>
    public static string Read(string? file)
    {
        var password = file is not null ? FirstLineOf(file) : Console.IsInputRedirected ? Console.In.ReadLine() ?? "" : Ask();
        return PasswordHash.Mistake(password) is { } mistake ? throw new InvalidDataException(mistake) : password;
    }

    private static string FirstLineOf(string file)
    {
        try
        {
            return File.ReadLines(file).FirstOrDefault() ?? "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The password file {file} cannot be read: {error.Message}", error);
        }
    }

    private static string Ask()
    {
        var first = AskOnce("New password: ");
        return first == AskOnce("Once more: ") ? first : throw new InvalidDataException("The two passwords differ.");
    }

    private static string AskOnce(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
