using System.CommandLine;
using System.Globalization;
using System.Numerics.Tensors;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Commands.Studies;
using AnyShot.Edge.PartMaps;
using AnyShot.Engine.Data;
using AnyShot.Engine.Maps;

namespace AnyShot.Edge.Commands.Mapping;

/// <summary><c>anyshot map</c>: what a backbone makes of labelled images, to be looked at.</summary>
internal static class MapCommand
{
    private const string Description = """
        Draw labelled images as a map: each a point where the backbone sees it, the mean of each class marked (docs/prototypes.md).

        Example: anyshot map parts --method umap --out parts-map
        """;

    private const int LookedAt = 12;

    public static Command Create()
    {
        var standard = new MapOptions();
        var input = new StudyInput();
        var method = StudyCommand.Setting("--method", $"{string.Join(", ", MapMethodNames.All.Keys)}.", "pca");
        var dimensions = StudyCommand.Setting("--dimensions", "2 or 3; pictures show the first two.", standard.Dimensions);
        var perplexity = StudyCommand.Setting("--perplexity", "Of tsne: neighbours in effect.", standard.Perplexity);
        var iterations = StudyCommand.Setting("--iterations", "Of tsne.", standard.Iterations);
        var neighbours = StudyCommand.Setting("--neighbours", "Of umap.", standard.Neighbours);
        var minimum = StudyCommand.Setting("--minimum-distance", "Of umap.", standard.MinimumDistance);
        var seed = StudyCommand.Setting("--seed", "Of umap; the others draw nothing.", standard.Seed);
        var target = new Option<string>("--out", "-o") { Description = "Files to write: OUT.csv, OUT.svg and OUT.png.", HelpName = "OUT", Required = true };
        return StudyCommand.Create("map", Description, [.. input.Symbols, method, dimensions, perplexity, iterations, neighbours, minimum, seed, target], (result, progress, token) =>
        {
            var options = new MapOptions
            {
                Method = CommaList.Of("--method", result.GetValue(method)!, MapMethodNames.All) is [var one] ? one : throw new ArgumentException("--method takes one method."),
                Dimensions = result.GetValue(dimensions),
                Perplexity = result.GetValue(perplexity),
                Iterations = result.GetValue(iterations),
                Neighbours = result.GetValue(neighbours),
                MinimumDistance = result.GetValue(minimum),
                Seed = result.GetValue(seed),
            };
            var images = input.Load(result, progress, token);
            var (drawing, sentence) = Draw(images, options, progress, token);
            var path = result.GetValue(target)!;
            return output =>
            {
                File.WriteAllText(path + ".csv", Csv(drawing, options.Dimensions));
                File.WriteAllText(path + ".svg", MapSvg.Draw(drawing));
                MapPng.Write(path + ".png", drawing);
                output.WriteLine(sentence);
                output.WriteLine(drawing.Note);
                output.WriteLine($"Wrote {path}.csv, {path}.svg and {path}.png.");
            };
        });
    }

    private static (MapDrawing Drawing, string Sentence) Draw(StudiedImages images, MapOptions options, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var (set, classes) = (images.Set, images.Classes);
        int[] shown = [.. Enumerable.Range(0, set.Count).Where(i => classes.Contains(set.Labels[i]))];
        float[][] rows = [.. shown.Select(i => Unit(set.Row(i).ToArray()))];
        // The prototypes are points like others, as each method has its own way from the features to the map.
        float[][] prototypes = [.. classes.Select(label => Mean([.. rows.Where((_, k) => set.Labels[shown[k]] == label)]))];
        var map = EmbeddingMap.Make([.. rows, .. prototypes], options, progress, cancellationToken);
        MapPoint[] points =
        [
            .. shown.Select((image, k) => new MapPoint(set.ImageNames?[image] ?? image.ToString(CultureInfo.InvariantCulture), Place(image), At(k), false)),
            .. classes.Select((_, c) => new MapPoint("prototype", c, At(rows.Length + c), true)),
        ];
        var quality = options.Method switch
        {
            MapMethod.Pca => $", {StudyTable.Percent(map.Quality!.Value)} % of the variance",
            MapMethod.TSne => string.Create(CultureInfo.InvariantCulture, $", divergence {map.Quality:0.000} nats"),
            _ => "",
        };
        var trust = points.Length > 2 * LookedAt && points.Length <= MapOptions.MostTSnePoints
            ? string.Create(CultureInfo.InvariantCulture, $", trustworthiness {Trustworthiness.Measure([.. rows, .. prototypes], map, LookedAt):0.000} ({LookedAt} neighbours)")
            : "";
        var name = MapMethodNames.All.First(entry => entry.Value == options.Method).Key;
        var sentence = $"{set.Name}, {set.Backbone}: {name} of {rows.Length} images and {prototypes.Length} prototypes{quality}{trust}.";
        return (new MapDrawing($"{set.Name}, {set.Backbone}: {name}{quality}", MapDrawing.NoteOf(options.Method), [.. classes.Select(c => set.ClassNames[c])], points), sentence);

        int Place(int image) => Enumerable.Range(0, classes.Count).First(c => classes[c] == set.Labels[image]);
        float[] At(int k) => map.Coordinates[(k * map.Dimensions)..((k + 1) * map.Dimensions)];
    }

    private static float[] Mean(float[][] rows)
    {
        var sum = new float[rows[0].Length];
        foreach (var row in rows)
        {
            TensorPrimitives.Add(sum, row, sum);
        }

        return Unit(sum);
    }

    private static float[] Unit(float[] row)
    {
        var length = TensorPrimitives.Norm<float>(row);
        if (length > 0)
        {
            TensorPrimitives.Divide(row, length, row);
        }

        return row;
    }

    private static string Csv(MapDrawing drawing, int dimensions) => string.Concat(drawing.Points
        .Select(point => (string[])[point.Id, drawing.Classes[point.Class], .. point.Coordinates.Select(value => value.ToString("0.######", CultureInfo.InvariantCulture))])
        .Prepend(["id", "class", "x", "y", .. dimensions == 3 ? ["z"] : Array.Empty<string>()])
        .Select(fields => CsvFile.Line(fields) + "\n"));
}
