namespace AnyShot.Engine.Tests;

/// <summary>Sets of photographs beside the repository, which are not part of it.</summary>
internal static class RealData
{
    /// <returns>The folder; null where it is not there.</returns>
    public static string? Find(string set)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "..", "shared", "data", set);
            if (File.Exists(Path.Combine(folder.FullName, "AnyShot.Edge.sln")))
            {
                return Directory.Exists(candidate) ? candidate : null;
            }
        }

        return null;
    }
}
