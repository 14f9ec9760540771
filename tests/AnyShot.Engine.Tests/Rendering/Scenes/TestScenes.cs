using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Tests.Rendering.Scenes;

/// <summary>Scenes with chosen traits, and a plain surface to paint on.</summary>
internal static class TestScenes
{
    public static Scene Make(ulong identity, params (Trait Trait, int Value)[] traits)
    {
        var values = Enumerable.Repeat(Scene.NotApplicable, Scene.TraitCount).ToArray();
        foreach (var (trait, value) in traits)
        {
            values[(int)trait] = (sbyte)value;
        }

        return new Scene(identity, values);
    }

    /// <summary>A grey surface with a fine chequer.</summary>
    public static Canvas Plain(int side)
    {
        var canvas = new Canvas(side);
        for (var i = 0; i < side * side; i++)
        {
            canvas.Red[i] = canvas.Green[i] = canvas.Blue[i] = ((i + (i / side)) % 2 == 0) ? 0.47f : 0.53f;
        }

        return canvas;
    }
}
