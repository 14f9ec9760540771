using System.Numerics.Tensors;
using System.Security.Cryptography;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using OpenCvSharp;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// The background of a dual encoder from rendered scenes with their captions: always the same ones, so that it needs no file and no image of the plant. Takes about a second for a small
/// backbone.
/// </summary>
public static class RenderedBackground
{
    private const int Scenes = 48;
    private const int PicturesOfScene = 3;
    private const int LeastSide = 64;
    private const int MostSide = 256;
    private const ulong Seed = 0x4241434B;

    /// <param name="backbone">Embeds the pictures, on the calling thread; not disposed here.</param>
    /// <param name="encoder">Its text half; not disposed here.</param>
    /// <param name="cache">Embeddings of earlier starts, not saved here; null computes all.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static PromptBackground Measure(IBackbone backbone, ITextEncoder encoder, EmbeddingCache? cache = null, CancellationToken cancellationToken = default)
    {
        var random = new Pcg32(Seed, 1);
        var sampler = new SceneSampler(ScenePart.Validation);
        var scenes = new Scene[Scenes];
        var captions = new string[Scenes];
        for (var i = 0; i < Scenes; i++)
        {
            scenes[i] = sampler.Next(ref random);
            captions[i] = SceneCaptions.Write(scenes[i], ref random).Text;
        }

        using var embedder = new ImageEmbedder(backbone, cache);
        // A rendered picture is always decoded.
        var embeddings = embedder.EmbedAll(Pictures(scenes, backbone.Spec), cancellationToken).Select(embedding => embedding!).ToArray();
        var texts = new float[Scenes * encoder.Size];
        encoder.Encode(captions, texts);
        return new PromptBackground(embeddings, Gain(embeddings, texts, encoder.Size), Separation(embeddings, texts, encoder.Size));
    }

    /// <summary>Each picture between its own caption and that of each other scene, once the bias of captions is taken off.</summary>
    private static PromptSeparation Separation(float[][] embeddings, float[] texts, int size)
    {
        var similarities = new float[embeddings.Length * Scenes];
        for (var i = 0; i < similarities.Length; i++)
        {
            similarities[i] = TensorPrimitives.Dot<float>(embeddings[i / Scenes], texts.AsSpan(i % Scenes * size, size));
        }

        SimilarityBias.Apply(similarities, SimilarityBias.Of(similarities, Scenes, BiasCorrection.Pool, default), deviation: 1);
        var (distances, right) = (new List<double>(), new List<bool>());
        for (var i = 0; i < embeddings.Length; i++)
        {
            var own = i / PicturesOfScene;
            for (var other = 0; other < Scenes; other++)
            {
                if (other != own)
                {
                    distances.Add(TensorPrimitives.Distance<float>(texts.AsSpan(own * size, size), texts.AsSpan(other * size, size)));
                    right.Add(similarities[(i * Scenes) + own] > similarities[(i * Scenes) + other]);
                }
            }
        }

        return PromptSeparation.Fit(distances, right);
    }

    /// <summary>Regression of the differences of scenes' means on the differences of their captions' vectors, without an intercept.</summary>
    private static float Gain(float[][] embeddings, float[] texts, int size)
    {
        var means = new float[Scenes * size];
        for (var i = 0; i < embeddings.Length; i++)
        {
            var mean = means.AsSpan(i / PicturesOfScene * size, size);
            TensorPrimitives.MultiplyAdd(embeddings[i], 1f / PicturesOfScene, mean, mean);
        }

        var centred = (float[])texts.Clone();
        Centre(means, size);
        Centre(centred, size);
        return MathF.Max(0, TensorPrimitives.Dot<float>(means, centred) / MathF.Max(TensorPrimitives.SumOfSquares<float>(centred), 1e-9f));
    }

    private static void Centre(float[] rows, int size)
    {
        var mean = new float[size];
        for (var at = 0; at < rows.Length; at += size)
        {
            TensorPrimitives.MultiplyAdd(rows.AsSpan(at, size), (float)size / rows.Length, mean, mean);
        }

        for (var at = 0; at < rows.Length; at += size)
        {
            TensorPrimitives.Subtract(rows.AsSpan(at, size), mean, rows.AsSpan(at, size));
        }
    }

    private static IEnumerable<HashedImage> Pictures(Scene[] scenes, BackboneSpec spec)
    {
        var side = Math.Clamp(spec.InputWidth, LeastSide, MostSide);
        var renderer = new SceneRenderer(side);
        var planes = new byte[3 * side * side];
        var pixels = new byte[planes.Length];
        foreach (var scene in scenes)
        {
            for (var instance = 0UL; instance < PicturesOfScene; instance++)
            {
                renderer.Render(scene, instance, planes);
                Interleave(planes, pixels);
                yield return new HashedImage(SHA256.HashData(pixels), () =>
                {
                    var image = new Mat(side, side, MatType.CV_8UC3);
                    pixels.CopyTo(image.AsSpan<byte>());
                    return image;
                });
            }
        }
    }

    /// <summary>Planes of red, green and blue to pixels of blue, green and red.</summary>
    private static void Interleave(byte[] planes, byte[] pixels)
    {
        var plane = planes.Length / 3;
        for (var i = 0; i < plane; i++)
        {
            pixels[3 * i] = planes[(2 * plane) + i];
            pixels[(3 * i) + 1] = planes[plane + i];
            pixels[(3 * i) + 2] = planes[i];
        }
    }
}
