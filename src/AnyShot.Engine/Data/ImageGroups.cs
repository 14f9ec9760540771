using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AnyShot.Engine.Data;

/// <summary>Which images show one physical object, from a CSV with the columns <c>image</c> (or <c>file</c>) and <c>group</c> (or <c>group_estimated</c>).</summary>
public static class ImageGroups
{
    /// <summary>Name of the file that is taken by itself when it lies in the folder of a data set.</summary>
    public const string FileName = "groups.csv";

    private static readonly string[] ImageColumns = ["image", "file"];
    private static readonly string[] GroupColumns = ["group", "group_estimated"];

    /// <summary>
    /// One number an image: a hash of its group's name, and so the same in every file and order. An image without a line or a group is a group of its own.
    /// </summary>
    /// <param name="path">The CSV.</param>
    /// <param name="images">Paths of the images relative to the data set's folder, with forward slashes.</param>
    /// <exception cref="InvalidDataException">A column is missing, an image stands there twice, or none of the lines is about an image of the set.</exception>
    public static long[] Read(string path, IReadOnlyList<string> images)
    {
        var lines = CsvFile.Read(path);
        var (image, group) = lines.Count == 0 ? (-1, -1) : (Column(lines[0], ImageColumns), Column(lines[0], GroupColumns));
        if (image < 0 || group < 0)
        {
            throw new InvalidDataException($"{path} needs the columns image and group.");
        }

        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            if (line.Length != lines[0].Length || !groups.TryAdd(line[image], line[group]))
            {
                throw new InvalidDataException(line.Length != lines[0].Length
                    ? $"{path}: the line of \"{line[0]}\" has {line.Length} fields, the heading {lines[0].Length}."
                    : $"{path}: image \"{line[image]}\" stands there twice.");
            }
        }

        if (!images.Any(groups.ContainsKey))
        {
            throw new InvalidDataException($"{path} names no image of the data set; an image is given as CLASS/FILE.");
        }

        return [.. images.Select(name => Number(groups.TryGetValue(name, out var value) && value.Length > 0 ? "group " + value : "image " + name))];
    }

    private static int Column(string[] heading, string[] names) =>
        names.Select(name => Array.IndexOf(heading, name)).FirstOrDefault(column => column >= 0, -1);

    private static long Number(string name) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) & long.MaxValue;
}
