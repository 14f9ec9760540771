namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>What can be said of a kind of defect. An empty list: the trait does not apply.</summary>
internal sealed record FlawRule
{
    /// <summary>How often the defect comes, against 1 of most.</summary>
    public float Weight { get; init; } = 1;

    public Polarity[] Polarities { get; init; } = [];

    public FlawSize[] Sizes { get; init; } = [];

    public FlawCount[] Counts { get; init; } = [FlawCount.One];

    public Sharpness[] Edges { get; init; } = [];

    public FlawPosition[] Positions { get; init; } = [];

    /// <summary>True when the defect is long, so that it can be horizontal, vertical or diagonal.</summary>
    public bool IsLong { get; init; }

    /// <summary>True when the defect has an inside.</summary>
    public bool IsAreal { get; init; }

    /// <summary>Where alone the defect occurs; empty: anywhere.</summary>
    public Material[] Materials { get; init; } = [];
}
