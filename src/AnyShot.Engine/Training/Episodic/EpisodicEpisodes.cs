using System.Globalization;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Draws the training episodes. The episode of a step is the same whenever it is drawn. Used by one thread at a time.</summary>
internal sealed class EpisodicEpisodes
{
    private readonly EpisodicOptions _options;
    private readonly EpisodicPlan _plan;
    private readonly FeatureSet _set;
    private readonly int[] _classes;
    private readonly Dictionary<(int Ways, int Shots), EpisodeSampler> _samplers = [];

    /// <param name="options">Ways, shots, queries, seed.</param>
    /// <param name="plan">Ways and shots of each step.</param>
    /// <param name="images">Of base classes.</param>
    /// <exception cref="InvalidDataException">Too few classes have images enough.</exception>
    public EpisodicEpisodes(EpisodicOptions options, EpisodicPlan plan, IReadOnlyList<LabelledImage> images)
    {
        (_options, _plan) = (options, plan);
        _set = EpisodeImages.Of(images, ClassSplit.Base);
        var shots = Math.Max(options.LastShots, options.FromShots ?? 0);
        var all = Enumerable.Range(0, _set.ClassNames.Count).Select(label => new EpisodeClass(_set, label, int.MaxValue)).ToArray();
        _classes = [.. all.Where(one => one.LeastQueries(shots) >= 1).Select(one => one.Label)];
        Skipped = [.. all.Where(one => one.LeastQueries(shots) < 1).Select(one => EpisodeImages.LabelOf(one))];
        Short = [.. all.Where(one => one.LeastQueries(shots) is >= 1 and var queries && queries < options.Queries).Select(one => EpisodeImages.LabelOf(one))];
        var ways = Math.Max(options.LastWays, options.FromWays ?? 0);
        if (_classes.Length < ways)
        {
            throw new InvalidDataException(
                $"Only {_classes.Length} base class(es) have images for {shots} shot(s) and an independent query, fewer than the {ways} ways of a training episode; take fewer ways or shots.");
        }
    }

    /// <summary>Labels of classes that have too few images for the shots and one independent query: they do not train.</summary>
    public IReadOnlyList<int> Skipped { get; }

    /// <summary>Labels of classes that cannot always give all queries: their episodes have fewer of every class.</summary>
    public IReadOnlyList<int> Short { get; }

    /// <summary>Labels of the classes of an episode as the images have them.</summary>
    public IReadOnlyList<int> LabelsOf(Episode episode) => [.. episode.Classes.Select(c => int.Parse(_set.ClassNames[c], CultureInfo.InvariantCulture))];

    /// <param name="step">From 0.</param>
    public Episode Draw(int step)
    {
        var (ways, shots) = (_plan.WaysAt(step), _plan.ShotsAt(step));
        if (!_samplers.TryGetValue((ways, shots), out var sampler))
        {
            sampler = new EpisodeSampler(_set, new EpisodeOptions
            {
                Ways = ways, Shots = shots, Queries = _options.Queries, Seed = _options.Seed, Split = ClassSplit.Base, Classes = _classes, Sampling = _options.Sampling,
            });
            _samplers.Add((ways, shots), sampler);
        }

        return sampler.Draw(step);
    }
}
