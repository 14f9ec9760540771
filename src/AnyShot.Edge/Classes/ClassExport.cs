namespace AnyShot.Edge.Classes;

/// <summary><c>classes.json</c> in the file of an export.</summary>
internal sealed record ClassExport
{
    public const string Kind = "anyshot-classes";
    public const int NewestVersion = 1;

    /// <summary><see cref="Kind"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Of the form, at most <see cref="NewestVersion"/>.</summary>
    public required int Version { get; init; }

    /// <summary>Where it was made.</summary>
    public required string Station { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>Revision that it holds.</summary>
    public required long Revision { get; init; }

    /// <summary>Highest revision that the registry had.</summary>
    public required long NewestRevision { get; init; }

    /// <summary>All classes of the revision, retired ones too.</summary>
    public required IReadOnlyList<RegisteredClass> Classes { get; init; }
}
