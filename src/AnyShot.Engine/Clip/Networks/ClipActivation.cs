namespace AnyShot.Engine.Clip.Networks;

/// <summary>The non-linearity of the transformers, which weights do not show.</summary>
internal enum ClipActivation
{
    /// <summary>x sigmoid(1.702 x): OpenAI's models.</summary>
    QuickGelu,

    /// <summary>x Φ(x): most models of open_clip.</summary>
    Gelu,
}
