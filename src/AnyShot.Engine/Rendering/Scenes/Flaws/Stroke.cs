namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>One end of a stroke. Lengths in pixels.</summary>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
/// <param name="Half">Half of the width.</param>
/// <param name="Cover">0 to 1.</param>
/// <param name="Relief">Height; negative for a groove.</param>
internal readonly record struct Stroke(float X, float Y, float Half, float Cover, float Relief = 0);
