using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>The labelled images of a target domain: two thirds of each class are adapted to, a third chooses. Images of one object stay together.</summary>
/// <param name="ClassNames">Names of the labels.</param>
/// <param name="Fit">Images that are adapted to.</param>
/// <param name="HeldOut">Images that choose; no gradient and no statistic sees them.</param>
/// <param name="Hash">See <see cref="DataHash"/>.</param>
internal sealed record TargetSupport(IReadOnlyList<string> ClassNames, IReadOnlyList<LabelledImage> Fit, IReadOnlyList<LabelledImage> HeldOut, string Hash)
{
    private const int HeldOutPart = 3;
    private const ulong HeldOutStream = 83;

    /// <param name="folder">One folder a class, with <c>groups.csv</c> where several images show one object.</param>
    /// <param name="seed">Decides what is held out.</param>
    /// <exception cref="InvalidDataException">There is no such folder, there are fewer than two classes, or a class has fewer than two objects.</exception>
    public static TargetSupport Read(string folder, ulong seed)
    {
        var data = ImageDataset.Read(folder);
        var groupFile = Path.Combine(folder, ImageGroups.FileName);
        var groups = File.Exists(groupFile) ? ImageGroups.Read(groupFile, data.Names) : null;
        if (data.ClassNames.Count < 2)
        {
            throw new InvalidDataException($"{folder} has one class; adapting needs two.");
        }

        var (fit, heldOut) = (new List<LabelledImage>(), new List<LabelledImage>());
        foreach (var ofClass in data.Files.Select((path, i) => new LabelledImage(path, data.Labels[i], groups?[i] ?? i)).GroupBy(image => image.Label))
        {
            var random = new Pcg32(seed, HeldOutStream + (ulong)ofClass.Key);
            var objects = random.Shuffled([.. ofClass.GroupBy(image => image.Group).Select(group => group.ToArray())]);
            if (objects.Length < 2)
            {
                throw new InvalidDataException($"Class \"{data.ClassNames[ofClass.Key]}\" in {folder} has images of one object only; adapting needs two, one to learn from and one to choose by.");
            }

            var chosen = Math.Max(1, objects.Length / HeldOutPart);
            heldOut.AddRange(objects.Take(chosen).SelectMany(images => images));
            fit.AddRange(objects.Skip(chosen).SelectMany(images => images));
        }

        return new TargetSupport(data.ClassNames, fit, heldOut, DataHash.Of(data.Files.Select((file, i) => (data.Names[i], data.ClassNames[data.Labels[i]], file))));
    }
}
