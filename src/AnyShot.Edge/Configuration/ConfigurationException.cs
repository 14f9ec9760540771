namespace AnyShot.Edge.Configuration;

/// <summary>A device configuration that cannot be used, with every mistake that was found. The process ends with exit code 2.</summary>
public sealed class ConfigurationException(string file, IReadOnlyList<ConfigurationMistake> mistakes)
    : Exception($"{file}: {string.Join(Environment.NewLine, mistakes)}")
{
    public string File { get; } = file;

    public IReadOnlyList<ConfigurationMistake> Mistakes { get; } = mistakes;
}
