namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>A scene whose traits are being chosen. A trait that is not set does not apply.</summary>
internal sealed class SceneDraft
{
    private readonly sbyte[] _values = new sbyte[Scene.TraitCount];
    private readonly ulong _identity;
    private readonly ulong _line;

    public SceneDraft(ulong identity, ulong line)
    {
        (_identity, _line) = (identity, line);
        Array.Fill(_values, Scene.NotApplicable);
        IsGrey = SceneTone.IsGrey(line);
    }

    /// <summary>True when the scene will be seen in grey, so that no trait may name a colour.</summary>
    public bool IsGrey { get; }

    public int this[Trait trait] => _values[(int)trait];

    public void Set(Trait trait, int value) => _values[(int)trait] = (sbyte)value;

    /// <summary>Takes a trait away.</summary>
    public void Clear(Trait trait) => Set(trait, Scene.NotApplicable);

    /// <summary>One of the colours, each as likely as it is often there; one without colour in a grey scene.</summary>
    public SceneColour Colour(SceneColour[] colours, ref Pcg32 random)
    {
        SceneColour colour;
        do
        {
            colour = colours[random.Below(colours.Length)];
        }
        while (IsGrey && SceneTone.IsChromatic(colour));

        return colour;
    }

    public Scene ToScene() => new(_identity, _values, _line);
}
