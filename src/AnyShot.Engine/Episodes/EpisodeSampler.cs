using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Episodes;

/// <summary>
/// Draws N-way K-shot episodes from a feature set. An episode depends on the seed and its own number only, and under all regimes the same number has the same
/// classes and shots, so that regimes compare on equal ground. Images of one group never stand on both sides of an episode. Immutable; safe to share.
/// </summary>
public sealed class EpisodeSampler
{
    private const ulong Stream = 0x45504953;

    private readonly FeatureSet _set;
    private readonly EpisodeOptions _options;
    private readonly EpisodeClass[] _classes;

    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="InvalidDataException">There are too few classes, or one is too small for the shots and one independent query; one sentence names it.</exception>
    public EpisodeSampler(FeatureSet set, EpisodeOptions options)
    {
        options.Require();
        (_set, _options) = (set, options);
        _classes = Candidates(set, options);
        Tuples = Choices(_classes.Length, options.Ways);
        if (_classes.Length < options.Ways)
        {
            throw new InvalidDataException(
                $"{set.Name} has {_classes.Length} {(options.Classes is not null ? "chosen " : options.Compat.HasFlag(CompatSwitches.B8) ? "" : ClassSplits.NameOf(options.Split) + " ")}class(es) with images, fewer than the {options.Ways} ways.");
        }

        if (Array.Find(_classes, c => c.LeastQueries(options.Shots) < 1) is { } small)
        {
            throw new InvalidDataException(
                $"Class \"{small.Name}\" of {set.Name} has {small.Count} image(s){(set.Groups is null ? "" : " in groups")}, too few for {options.Shots} shot(s) and an independent query.");
        }

        Notes = options.Regime == QueryRegime.All ? [] : [.. _classes.Where(c => c.LeastQueries(options.Shots) < options.Queries).Select(Note)];
    }

    /// <summary>One sentence for each class that cannot always give all queries.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Ways to choose the classes of an episode; not above <see cref="int.MaxValue"/>.</summary>
    public int Tuples { get; }

    /// <summary>Most queries of an episode.</summary>
    public int MostQueries => _options.Regime == QueryRegime.All
        ? _classes.Select(c => c.Count).OrderDescending().Take(_options.Ways).Sum()
        : _options.Ways * _options.Queries;

    /// <param name="number">Number of the episode, 0 or more.</param>
    /// <exception cref="InvalidDataException">Groups that lie in several classes left a class without a query.</exception>
    public Episode Draw(int number)
    {
        var random = new Pcg32(Pcg32.Mix(_options.Seed) + (ulong)number, Stream);
        var classes = _options.Regime == QueryRegime.All && _options.Shots == 0 && Tuples < int.MaxValue && number < Tuples ? Tuple(number) : Drawn(ref random);
        var support = new int[_options.Shots * classes.Length];
        var taken = new HashSet<long>();
        for (var c = 0; c < classes.Length; c++)
        {
            var shots = classes[c].DrawShots(_options.Shots, ref random);
            for (var row = 0; row < shots.Length; row++)
            {
                support[(row * classes.Length) + c] = shots[row];
                taken.Add(EpisodeClass.GroupOf(_set, shots[row]));
            }
        }

        var available = new int[classes.Length][];
        for (var c = 0; c < classes.Length; c++)
        {
            available[c] = classes[c].DrawQueries(_set, taken, ref random);
            if (available[c].Length == 0)
            {
                throw new InvalidDataException($"Class \"{classes[c].Name}\" of {_set.Name} has no independent query left: its groups lie in other classes too.");
            }
        }

        var asked = Ask(available, ref random);
        return new Episode([.. classes.Select(c => c.Label)], support, [.. asked.Select(q => q.Image)], [.. asked.Select(q => q.Class)]);
    }

    /// <summary>Random classes; by weight each gets u^(1/w) and the highest are taken (Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006).</summary>
    private EpisodeClass[] Drawn(ref Pcg32 random)
    {
        if (_options.Sampling == ClassSampling.Uniform)
        {
            return random.Shuffled(_classes)[.._options.Ways];
        }

        var keys = new double[_classes.Length];
        for (var c = 0; c < keys.Length; c++)
        {
            keys[c] = Math.Log(1 - random.Unit()) / Math.Sqrt(_classes[c].Count);
        }

        return [.. _classes.Zip(keys).OrderByDescending(entry => entry.Second).Take(_options.Ways).Select(entry => entry.First)];
    }

    /// <summary>
    /// One of all choices of classes. Their numbers run through all of them in steps of about the golden section, so that the first few are spread evenly.
    /// </summary>
    private EpisodeClass[] Tuple(int number)
    {
        var step = Math.Max(1, (int)(Tuples * 0.6180339887));
        while (Greatest(step, Tuples) != 1)
        {
            step--;
        }

        var left = (int)((long)number * step % Tuples);
        var chosen = new EpisodeClass[_options.Ways];
        for (var (c, k) = (0, 0); k < chosen.Length; c++)
        {
            // So many choices have class c at place k.
            var with = Choices(_classes.Length - c - 1, chosen.Length - k - 1);
            if (left < with)
            {
                chosen[k++] = _classes[c];
            }
            else
            {
                left -= with;
            }
        }

        return chosen;
    }

    private static int Greatest(int a, int b) => b == 0 ? a : Greatest(b, a % b);

    private static int Choices(int of, int count)
    {
        var choices = 1L;
        for (var i = 1; i <= Math.Min(count, of - count); i++)
        {
            choices = choices * (of - i + 1) / i;
            if (choices > int.MaxValue)
            {
                return int.MaxValue;
            }
        }

        return of < count ? 0 : (int)choices;
    }

    private List<(int Image, int Class)> Ask(int[][] available, ref Pcg32 random)
    {
        var (ways, total) = (available.Length, available.Length * _options.Queries);
        var capacities = Array.ConvertAll(available, images => images.Length);
        var asked = new List<(int Image, int Class)>(total);
        switch (_options.Regime)
        {
            case QueryRegime.Balanced:
                var each = Math.Min(_options.Queries, capacities.Min());
                for (var row = 0; row < each; row++)
                {
                    for (var c = 0; c < ways; c++)
                    {
                        asked.Add((available[c][row], c));
                    }
                }

                return asked;

            case QueryRegime.All:
                return [.. available.SelectMany((images, c) => images.Select(image => (image, c)))];

            case QueryRegime.Dirichlet:
                Take(available, new int[ways], Apportionment.Of(DirichletShares.Draw(ways, _options.Concentration, ref random), total, capacities), asked);
                return [.. random.Shuffled([.. asked])];

            case QueryRegime.Subset:
                var present = random.Shuffled([.. Enumerable.Range(0, ways)])[..(_options.PresentClasses > 0 ? _options.PresentClasses : (ways + 1) / 2)];
                var union = present.SelectMany(c => available[c].Select(image => (image, c))).ToArray();
                return [.. random.Shuffled(union).Take(total)];

            case QueryRegime.Stream:
                var given = new int[ways];
                foreach (var part in _options.Drift ? new[] { total / 2, total - (total / 2) } : [total])
                {
                    var from = asked.Count;
                    var left = capacities.Zip(given, (all, used) => all - used).ToArray();
                    Take(available, given, Apportionment.Of(DirichletShares.Draw(ways, _options.Concentration, ref random), part, left), asked);
                    var shuffled = random.Shuffled([.. asked.Skip(from)]);
                    asked.RemoveRange(from, asked.Count - from);
                    asked.AddRange(shuffled);
                }

                return asked;

            default:
                throw new ArgumentException($"There is no regime {_options.Regime}.");
        }
    }

    private static void Take(int[][] available, int[] given, int[] counts, List<(int Image, int Class)> asked)
    {
        for (var c = 0; c < counts.Length; c++)
        {
            asked.AddRange(available[c].Skip(given[c]).Take(counts[c]).Select(image => (image, c)));
            given[c] += counts[c];
        }
    }

    private static EpisodeClass[] Candidates(FeatureSet set, EpisodeOptions options)
    {
        var sizes = new int[set.ClassNames.Count];
        foreach (var label in set.Labels)
        {
            sizes[label]++;
        }

        var labels = Enumerable.Range(0, sizes.Length).Where(c => sizes[c] > 0 && (options.Classes?.Contains(c) ?? (options.Compat.HasFlag(CompatSwitches.B8) || set.Splits[c] == options.Split))).ToArray();
        var most = options.Compat.HasFlag(CompatSwitches.B9) && labels.Length > 0 ? labels.Min(c => sizes[c]) : int.MaxValue;
        return [.. labels.Select(c => new EpisodeClass(set, c, most))];
    }

    private string Note(EpisodeClass small) =>
        $"Class \"{small.Name}\" may have only {small.LeastQueries(_options.Shots)} independent queries beside {_options.Shots} shot(s), fewer than {_options.Queries}: "
        + (_options.Regime == QueryRegime.Balanced ? "all classes of such an episode get the same lower number." : "the other classes of such an episode get more.");
}
