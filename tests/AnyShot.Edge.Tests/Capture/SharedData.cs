namespace AnyShot.Edge.Tests.Capture;

/// <summary>The data that lies beside the repository, not in it.</summary>
internal static class SharedData
{
    /// <summary>Full path of a part of <c>../shared/data</c>; the test is skipped when it is absent.</summary>
    public static string Require(string relative)
    {
        var path = Path.Combine(RepositoryFolder.SharedData, relative);
        Skip.IfNot(Path.Exists(path), $"../shared/data/{relative} is not on this machine.");
        return path;
    }
}
