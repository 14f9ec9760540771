using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation.FewLabels;
using AnyShot.Engine.Learners;
using TorchSharp;

namespace AnyShot.Engine.Training.Generative;

/// <summary>
/// Puts a head on a generative model with labelled images: chooses layers, cells, time and head on a fifth of them that is held out, then fits the head to all, and writes a model folder with the
/// backbone of these layers and <c>head.npz</c>.
/// </summary>
public static class HeadTraining
{
    private const double HeldOutShare = 0.2;

    /// <param name="modelFolder">Of <c>anyshot train generative</c>; stays as it is.</param>
    /// <param name="dataFolder">One folder of images a class, two images each at least.</param>
    /// <param name="outputFolder">Folder for the new model.</param>
    /// <param name="heads">To choose from.</param>
    /// <param name="seed">Of the held-out part and the fit.</param>
    /// <param name="warn">Receives one sentence for each file that cannot be used.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="cancellationToken">Gives up; nothing is written.</param>
    /// <returns>The card that was written, and what was chosen.</returns>
    /// <exception cref="InvalidDataException">The model or the images do not fit; one sentence says why.</exception>
    public static (ModelCard Card, string Choice) Run(
        string modelFolder, string dataFolder, string outputFolder, IReadOnlyList<HeadKind> heads, ulong seed, Action<string> warn, IProgress<WorkProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var model = GenerativeModel.Load(modelFolder);
        var data = ImageDataset.Read(dataFolder);
        var labels = data.Files.Zip(data.Labels).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var decoded = PictureSet.FromFiles(data.Files, model.Spec.Channels, model.Spec.Side, warn);
        var pictures = decoded.Select(picture => picture.Pixels).ToArray();
        var truth = decoded.Select(picture => labels[picture.File]).ToArray();
        var (kept, asked) = Split(data, truth, seed);

        var best = (Time: 0.0, Layers: LayerSet.Stacked, Cells: 1, Kind: heads[0], Accuracy: -1.0);
        var parts = model.Layers.SelectMany(layers => model.Cells.Select(cells => (Layers: layers, Cells: cells))).ToArray();
        for (var i = 0; i < model.Times.Count; i++)
        {
            var features = model.Features(pictures, model.Times[i], cancellationToken);
            foreach (var (layers, cells) in parts)
            {
                var table = Embeddings(features, model.Part(layers, cells));
                foreach (var kind in heads)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var trial = HeadFit.Fit(kind, [.. kept.Select(table.Training)], [.. kept.Select(at => truth[at])], data.ClassNames.Count, seed);
                    var accuracy = HeadFit.Accuracy(trial, [.. asked.Select(table.Training)], [.. asked.Select(at => truth[at])]);
                    best = accuracy > best.Accuracy ? (model.Times[i], layers, cells, kind, accuracy) : best;
                }
            }

            progress?.Report(new WorkProgress("choosing layers, cells, time and head", i + 1, model.Times.Count));
        }

        var spec = model.Spec with { Layers = best.Layers, Cells = best.Cells, Time = best.Time };
        var raw = model.Features(pictures, best.Time, cancellationToken);
        var (start, length) = model.Part(best.Layers, best.Cells);
        var card = Card(model.Card, spec, length, data, best.Kind, best.Accuracy, asked.Length, Path.GetFullPath(outputFolder));
        Directory.CreateDirectory(outputFolder);
        model.SaveAs(Path.Combine(outputFolder, BackboneFactory.WeightsFile), spec, [.. raw.Select(row => row.AsSpan(start, length).ToArray())]);
        HeadFit.Fit(best.Kind, [.. Enumerable.Range(0, raw.Length).Select(Embeddings(raw, (start, length)).Training)], truth, data.ClassNames.Count, seed).Write(outputFolder);
        new TrainedFolder(Path.GetFullPath(outputFolder)).WriteCard(card);
        var time = model.Times.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $", time {best.Time}") : "";
        return (card, string.Create(CultureInfo.InvariantCulture, $"head {HeadNames.Of(best.Kind)}, layers {best.Layers.ToString().ToLowerInvariant()}, {best.Cells} x {best.Cells} cells{time}: {best.Accuracy:P1} of {asked.Length} held-out images"));
    }

    private static FeatureTable Embeddings(float[][] features, (int Start, int Length) part) =>
        new FeatureTable(Enumerable.Range(0, features.Length).ToDictionary(at => at, at => features[at]), []).AsEmbedding(part.Start, part.Length, [.. Enumerable.Range(0, features.Length)]);

    private static (int[] Kept, int[] Asked) Split(ImageDataset data, int[] truth, ulong seed)
    {
        var (kept, asked) = (new List<int>(), new List<int>());
        for (var label = 0; label < data.ClassNames.Count; label++)
        {
            var ofClass = new Rendering.Pcg32(seed, 113 + (ulong)label).Shuffled([.. Enumerable.Range(0, truth.Length).Where(at => truth[at] == label)]);
            if (ofClass.Length < 2)
            {
                throw new InvalidDataException($"Class {data.ClassNames[label]} of {data.Name} has {ofClass.Length} image(s) that can be used; a head needs 2.");
            }

            var count = (int)Math.Ceiling(ofClass.Length * HeldOutShare);
            asked.AddRange(ofClass[..count]);
            kept.AddRange(ofClass[count..]);
        }

        return data.ClassNames.Count > 1 ? ([.. kept], [.. asked]) : throw new InvalidDataException($"{data.Name} has one class; a head needs 2.");
    }

    private static ModelCard Card(ModelCard before, GenerativeSpec spec, int length, ImageDataset data, HeadKind kind, double accuracy, int asked, string folder)
    {
        var settings = new Dictionary<string, string>(before.Training!.Settings, StringComparer.Ordinal);
        foreach (var (key, value) in spec.ToSettings())
        {
            settings[key] = value;
        }

        settings["head"] = HeadNames.Of(kind);
        return before with
        {
            Name = new TrainedFolder(folder).Name,
            Command = $"{before.Command}; then anyshot train head FOLDER LABELLED",
            EmbeddingSize = length,
            Classes = data.ClassNames,
            Data = $"{before.Data}; head: {data.Files.Count} labelled images of {data.Name}",
            Validation = new Dictionary<string, double>(before.Validation) { ["headAccuracy"] = Math.Round(accuracy, 4) },
            ValidationProtocol = $"{before.ValidationProtocol}; head: share of right answers on {asked} labelled images held out, which also chose layers, cells, time and head, so a little too high; the stored head is then fitted to all",
            Training = before.Training with { Settings = settings },
        };
    }
}
