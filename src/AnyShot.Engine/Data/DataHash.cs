using System.Security.Cryptography;
using System.Text;

namespace AnyShot.Engine.Data;

/// <summary>Says whether two trainings saw the same images: first 12 hexadecimal digits of a SHA-256 over names, classes and contents, whatever the order.</summary>
public static class DataHash
{
    private const int Digits = 12;

    /// <param name="images">Name and class of each image, and its file.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(IEnumerable<(string Name, string Class, string File)> images)
    {
        var lines = images.Select(image => $"{image.Class}\n{image.Name}\n{Content(image.File)}\n").Order(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..Digits];
    }

    private static string Content(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
