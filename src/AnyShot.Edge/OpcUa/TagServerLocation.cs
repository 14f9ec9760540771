namespace AnyShot.Edge.OpcUa;

/// <summary>Where the files of the server process are.</summary>
internal static class TagServerLocation
{
    /// <summary>Environment variable that names the folder with server.mjs and its node_modules.</summary>
    public const string Variable = "ANYSHOT_OPCUA_FOLDER";

    private const string Script = "server.mjs";

    /// <summary>Full path of the script: named by the environment, beside the executable (published), or in the repository (built).</summary>
    /// <exception cref="TagServerException">It is nowhere, or its modules are not installed.</exception>
    public static string Find()
    {
        var folder = Candidates().FirstOrDefault(f => File.Exists(Path.Combine(f, Script)))
            ?? throw new TagServerException($"The files of the OPC UA server were not found beside the agent; set {Variable} to the folder with {Script}.");
        return Directory.Exists(Path.Combine(folder, "node_modules"))
            ? Path.Combine(folder, Script)
            : throw new TagServerException($"The Node.js modules of the OPC UA server are missing: run 'npm ci' in {folder}.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            yield return Path.GetFullPath(named);
            yield break;
        }

        yield return Path.Combine(AppContext.BaseDirectory, "OpcUa");
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            yield return Path.Combine(up.FullName, "src", "OpcUa");
        }
    }
}
