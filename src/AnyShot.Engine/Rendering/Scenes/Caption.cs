namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>A sentence about a scene, and what it says.</summary>
/// <param name="Text">As a technician would type it: lower case, 1 to about 25 words.</param>
/// <param name="Stated">Bit t is set when the text states the value of <see cref="Trait"/> t. The caption is true of every scene that has these values.</param>
public readonly record struct Caption(string Text, uint Stated);
