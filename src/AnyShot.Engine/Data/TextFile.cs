using System.Text;

namespace AnyShot.Engine.Data;

/// <summary>Reads text of a bounded length.</summary>
internal static class TextFile
{
    /// <param name="path">File in UTF-8.</param>
    /// <param name="largestBytes">Longer files are refused.</param>
    /// <exception cref="InvalidDataException">The file is missing, cannot be read, is too long or not UTF-8; the sentence names it.</exception>
    public static string Read(string path, long largestBytes)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > largestBytes)
            {
                throw new InvalidDataException($"{path} has {length >> 20} MB; at most {largestBytes >> 20} are read.");
            }

            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (FileNotFoundException error)
        {
            throw new InvalidDataException($"There is no file {path}.", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidDataException($"{path} is not text in UTF-8.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
