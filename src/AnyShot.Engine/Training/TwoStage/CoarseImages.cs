using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Images of broad classes from folders, manifests and the renderer, together.</summary>
internal static class CoarseImages
{
    private const ulong SceneStream = 89;
    private const ulong CaptionStream = 97;

    /// <param name="options">Names the sources.</param>
    /// <param name="target">An image that is among these, by its bytes, is left out: it would be learnt twice, or known before it is measured.</param>
    /// <param name="progress">Told of rendered scenes.</param>
    /// <param name="cancellationToken">Stops between two scenes.</param>
    /// <exception cref="InvalidDataException">A folder or file cannot be used.</exception>
    public static StageImages Load(TwoStageOptions options, IReadOnlyCollection<string> target, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var known = target.Select(Content).ToHashSet();
        var (squares, labels, groups, classes, hashes) = (new List<byte[]>(), new List<int>(), new List<long>(), new List<string>(), new List<(string, string, string)>());
        foreach (var source in options.Coarse)
        {
            if (source == TwoStageOptions.Rendered)
            {
                Render(options, squares, labels, groups, classes, progress, cancellationToken);
                continue;
            }

            var data = ImageDataset.Read(source);
            var groupFile = Path.Combine(source, ImageGroups.FileName);
            var ofSource = File.Exists(groupFile) ? ImageGroups.Read(groupFile, data.Names) : null;
            int[] kept = [.. Enumerable.Range(0, data.Files.Count).Where(i => !known.Contains(Content(data.Files[i])))];
            squares.AddRange(ImageStore.Squares([.. kept.Select(i => new LabelledImage(data.Files[i], data.Labels[i], i))], StageData.SourceScale * options.Side, options.Channels));
            labels.AddRange(kept.Select(i => classes.Count + data.Labels[i]));
            groups.AddRange(kept.Select(i => ofSource?[i] ?? -1 - groups.Count - i));
            hashes.AddRange(kept.Select(i => ($"{data.Name}/{data.Names[i]}", data.ClassNames[data.Labels[i]], data.Files[i])));
            // Two sources may use one name for different things.
            classes.AddRange(options.Coarse.Count > 1 ? data.ClassNames.Select(name => $"{data.Name}/{name}") : data.ClassNames);
        }

        return classes.Count < 2
            ? throw new InvalidDataException($"The coarse images are of {classes.Count} class(es); two at least are needed.")
            : new StageImages(squares, labels, groups, classes, DataHash.Of(hashes));
    }

    /// <summary>Hash of a file's bytes; its name where it cannot be read.</summary>
    public static string Content(string file) => ImageFile.TryRead(file, out _) is { } content ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)) : file;

    private static void Render(
        TwoStageOptions options, List<byte[]> squares, List<int> labels, List<long> groups, List<string> classes, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var side = StageData.SourceScale * options.Side;
        var (renderer, planes) = (new SceneRenderer(side), new byte[3 * side * side]);
        var random = new Pcg32(Pcg32.Mix(options.Seed), SceneStream);
        var words = new Pcg32(Pcg32.Mix(options.Seed), CaptionStream);
        var sampler = new SceneSampler();
        for (var c = 0; c < options.RenderedClasses; c++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scene = sampler.Next(ref random);
            for (var i = 0; i < options.RenderedImages; i++)
            {
                renderer.Render(scene, scene.Identity + (ulong)i, planes);
                squares.Add(Pixels(planes, options.Channels));
                labels.Add(classes.Count);
                groups.Add(-1 - groups.Count);
            }

            classes.Add($"{SceneCaptions.Write(scene, ref words).Text} #{c}");
            progress?.Report(new WorkProgress("rendering scenes", c + 1, options.RenderedClasses));
        }
    }

    /// <summary>Planes of red, green and blue to pixels.</summary>
    private static byte[] Pixels(byte[] planes, int channels)
    {
        var count = planes.Length / 3;
        var pixels = new byte[count * channels];
        for (var i = 0; i < count; i++)
        {
            if (channels == 1)
            {
                pixels[i] = (byte)Math.Round((0.299 * planes[i]) + (0.587 * planes[count + i]) + (0.114 * planes[(2 * count) + i]));
                continue;
            }

            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = (planes[i], planes[count + i], planes[(2 * count) + i]);
        }

        return pixels;
    }
}
