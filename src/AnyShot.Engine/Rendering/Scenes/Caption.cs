namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>A sentence about a scene, and what it says.</summary>
/// <param name="Text">As a technician would type it: lower case, 1 to about 25 words.</param>
/// <param name="Meaning">All scenes that the text is true of. Wider than the scenes with the stated values: a trade name fits several shapes or sizes.</param>
public readonly record struct Caption(string Text, TraitSet Meaning)
{
    /// <summary>Bit t is set when the text states the value of <see cref="Trait"/> t. The caption is true of every scene that has these values.</summary>
    public uint Stated => Meaning.Traits;
}
