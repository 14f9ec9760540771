namespace AnyShot.Edge.Collecting;

/// <summary>What became of one image of a source: a line of the journal.</summary>
internal sealed record CollectedImage
{
    public required string Class { get; init; }

    /// <summary>File or address.</summary>
    public required string Source { get; init; }

    /// <summary>When it was taken or left out.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>"" where nobody said.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Why it was left out; null for one that was taken.</summary>
    public string? Reason { get; init; }

    /// <summary>It may be had another time.</summary>
    public bool MayComeBack { get; init; }

    /// <summary>Place in the output folder; null for one that was left out.</summary>
    public string? Path { get; init; }

    /// <summary>SHA-256 of the bytes; null where there are none.</summary>
    public string? Hash { get; init; }

    /// <summary>See <see cref="Engine.Data.DifferenceHash"/>; null for one that was left out.</summary>
    public ulong? Difference { get; init; }

    /// <summary>Pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels.</summary>
    public int? Height { get; init; }
}
