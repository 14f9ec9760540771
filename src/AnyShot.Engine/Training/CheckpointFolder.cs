namespace AnyShot.Engine.Training;

/// <summary>
/// The folder of a checkpoint in an output folder. Written to a new folder first and then swapped, so that a power cut costs at most the steps since the last one.
/// </summary>
internal sealed class CheckpointFolder(string outputFolder, string name = "checkpoint")
{
    public string Path { get; } = System.IO.Path.Combine(outputFolder, name);

    public bool Exists => Directory.Exists(Path);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <param name="write">Gets the folder to write to.</param>
    public void Write(Action<string> write)
    {
        var next = Path + ".new";
        DeleteIfThere(next);
        Directory.CreateDirectory(next);
        write(next);
        Remove();
        Directory.Move(next, Path);
    }

    public void Remove() => DeleteIfThere(Path);

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
