using System.Text.Json;

namespace AnyShot.Edge.Trials;

/// <summary>The counts of the trial on disk, one small file that is replaced whole.</summary>
/// <param name="path">The file; its folder exists.</param>
internal sealed class TrialFile(string path)
{
    /// <returns>The counts of an earlier start; null when there are none, with a sentence where there were some that cannot be read.</returns>
    public (TrialRecord? Record, string Note) Read()
    {
        try
        {
            return File.Exists(path) ? (JsonSerializer.Deserialize(File.ReadAllBytes(path), TrialJson.Default.TrialRecord), "") : (null, "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, $"The trial began anew because {path} could not be read: {error.Message}");
        }
    }

    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Write(TrialRecord record)
    {
        var unfinished = path + ".new";
        File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(record, TrialJson.Default.TrialRecord));
        File.Move(unfinished, path, overwrite: true);
    }
}
