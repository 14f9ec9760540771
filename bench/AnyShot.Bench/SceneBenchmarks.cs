using System.Diagnostics;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Camera;

namespace AnyShot.Bench;

/// <summary>Rendering of scenes on one core: whole pictures, what each layer of them costs, and captions.</summary>
internal static class SceneBenchmarks
{
    private const int Side = 96;
    private const int Pictures = 400;
    private const int Repetitions = 9;

    public static IEnumerable<(string Name, double Value)> Run()
    {
        var random = new Pcg32(1, 1);
        var sampler = new SceneSampler();
        var scenes = Enumerable.Range(0, Pictures).Select(_ => sampler.Next(ref random)).ToArray();
        yield return WholePictures(scenes);
        foreach (var (stage, milliseconds) in Stages(scenes))
        {
            yield return ($"scenes/{stage} [ms a picture]", milliseconds);
        }

        yield return Captions(scenes);
    }

    private static (string Name, double Value) WholePictures(Scene[] scenes)
    {
        var renderer = new SceneRenderer(Side);
        var rgb = new byte[3 * Side * Side];
        var milliseconds = Stopwatching.MedianMilliseconds(Repetitions, () =>
        {
            for (var i = 0; i < scenes.Length; i++)
            {
                renderer.Render(scenes[i], (ulong)i, rgb);
            }
        });
        return ($"scenes/{Side}x{Side} [pictures per s]", 1000 * scenes.Length / milliseconds);
    }

    /// <summary>Mean time of each layer over the scenes, least of the repetitions.</summary>
    private static IEnumerable<(string Stage, double Milliseconds)> Stages(Scene[] scenes)
    {
        var canvas = new Canvas(Side);
        var painters = SceneRenderer.Layers(Side);
        var camera = new SceneCamera(Side);
        var rgb = new byte[3 * Side * Side];
        var least = new double[painters.Length + 1];
        Array.Fill(least, double.MaxValue);
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var ticks = new long[least.Length];
            foreach (var scene in scenes)
            {
                canvas.Clear();
                for (var stage = 0; stage < ticks.Length; stage++)
                {
                    var identity = new Pcg32(scene.Identity, (ulong)stage);
                    var instance = new Pcg32(scene.Identity + (ulong)repetition, (ulong)stage);
                    var started = Stopwatch.GetTimestamp();
                    if (stage < painters.Length)
                    {
                        painters[stage].Paint(scene, ref identity, ref instance, canvas);
                    }
                    else
                    {
                        camera.Take(scene, ref identity, ref instance, canvas, rgb);
                    }

                    ticks[stage] += Stopwatch.GetTimestamp() - started;
                }
            }

            for (var stage = 0; stage < ticks.Length; stage++)
            {
                least[stage] = Math.Min(least[stage], ticks[stage] * 1000.0 / Stopwatch.Frequency / scenes.Length);
            }
        }

        return least.Select((milliseconds, stage) => (stage < painters.Length ? painters[stage].GetType().Name : nameof(SceneCamera), milliseconds));
    }

    private static (string Name, double Value) Captions(Scene[] scenes)
    {
        var random = new Pcg32(2, 2);
        var milliseconds = Stopwatching.MedianMilliseconds(Repetitions, () =>
        {
            foreach (var scene in scenes)
            {
                SceneCaptions.Write(scene, ref random);
            }
        });
        return ("scenes/caption [us]", 1000 * milliseconds / scenes.Length);
    }
}
