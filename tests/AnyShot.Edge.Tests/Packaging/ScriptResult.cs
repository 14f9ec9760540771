namespace AnyShot.Edge.Tests.Packaging;

/// <summary>How a script ended.</summary>
internal sealed record ScriptResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Lines of standard error.</summary>
    public string[] Messages => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
