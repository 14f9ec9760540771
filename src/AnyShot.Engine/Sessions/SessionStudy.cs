using System.Globalization;
using AnyShot.Engine.ActiveLearning;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Registry;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Sessions;

/// <summary>
/// Continual learning (class-incremental few-shot layout, Tao et al., CVPR 2020): classes come session by session into a <see cref="PrototypeRegistry"/>. With a frozen embedding no prototype
/// changes when others come, so what is lost is lost to competition. With <see cref="SessionStudyOptions.Update"/> the embedding learns after every session, and the registry is embedded anew.
/// </summary>
public static class SessionStudy
{
    private const ulong Stream = 0x53455353;

    /// <param name="set">Images with labels.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of every session of every seed.</param>
    /// <param name="cancellationToken">Stops between two sessions, or after a step of an update.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="InvalidDataException">There are too few classes or images, or the model cannot learn; one sentence says which.</exception>
    public static IReadOnlyList<SessionRow> Run(FeatureSet set, SessionStudyOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        options.Require();
        int[] all = [.. options.Classes ?? [.. set.Labels.Distinct().Order()]];
        int[] first = [.. all.Where(label => options.Base?.Contains(label) ?? (set.Splits[label] == ClassSplit.Base))];
        int[] later = [.. all.Except(first)];
        if (first.Length < 2 || later.Length < options.Ways)
        {
            throw new InvalidDataException($"{set.Name} has {first.Length} base class(es) and {later.Length} other(s): two base classes and {options.Ways} others at least are needed.");
        }

        var sessions = later.Length / options.Ways;
        using ISessionEmbedding embedding = options.Update is { } update ? new UpdatedEmbedding(update, set) : new FrozenEmbedding(set);
        var scores = Enumerable.Range(0, options.Seeds).Select(_ => new List<SessionScore>()).ToArray();
        for (var s = 0; s < options.Seeds; s++)
        {
            var seed = options.Seed + (ulong)s;
            var split = PoolSplit.Draw(set, all, options.TestShare, seed);
            var random = new Pcg32(seed, Stream);
            var order = random.Shuffled(later);
            embedding.Reset();
            var registry = new PrototypeRegistry(embedding.Version, embedding.Size, new PrototypeRegistryOptions { UnitLength = true, MostRemembered = options.MostRemembered });
            var brought = new List<int[]>();
            var stored = new List<int>();
            var history = new SessionHistory();
            for (var session = 0; session <= sessions; session++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var classes = session == 0 ? first : order[((session - 1) * options.Ways)..(session * options.Ways)];
                brought.Add(classes);
                foreach (var label in classes)
                {
                    var images = random.Shuffled([.. split.Pool.Where(i => set.Labels[i] == label)]);
                    var most = session == 0 ? options.BaseShots : options.Shots;
                    images = most > 0 ? [.. images.Take(most)] : images;
                    Learn(registry, set.ClassNames[label], images, embedding);
                    stored.AddRange(images.Take(options.Update?.Exemplars ?? 0));
                }

                if (session > 0 && embedding.Update(stored, Pcg32.Mix(seed + ((ulong)session << 32)), cancellationToken))
                {
                    registry = registry.Reembed(embedding.Version, embedding.Size, item => embedding.Of(int.Parse(item.Id, CultureInfo.InvariantCulture)));
                }

                scores[s].Add(history.Add(Measure(registry, set, embedding, split, brought)));
                progress?.Report(new WorkProgress("sessions", (s * (sessions + 1)) + session + 1, options.Seeds * (sessions + 1)));
            }
        }

        return [.. Enumerable.Range(0, sessions + 1).Select(session => Row(session, first.Length + (session * options.Ways), [.. scores.Select(one => one[session])]))];
    }

    private static void Learn(PrototypeRegistry registry, string name, int[] images, ISessionEmbedding embedding)
    {
        foreach (var image in images)
        {
            registry.Add(name, new SupportItem(image.ToString(CultureInfo.InvariantCulture), embedding.Of(image)), embedding.Version);
        }
    }

    private static List<(int Right, int Asked)> Measure(PrototypeRegistry registry, FeatureSet set, ISessionEmbedding embedding, PoolSplit split, IReadOnlyList<int[]> brought)
    {
        var counts = brought.Select(_ => (Right: 0, Asked: 0)).ToList();
        foreach (var image in split.Test)
        {
            var session = Enumerable.Range(0, brought.Count).FirstOrDefault(s => brought[s].Contains(set.Labels[image]), -1);
            if (session < 0)
            {
                continue;
            }

            var answer = registry.Classify(embedding.Of(image), embedding.Version).Classes[0].Name;
            counts[session] = (counts[session].Right + (answer == set.ClassNames[set.Labels[image]] ? 1 : 0), counts[session].Asked + 1);
        }

        return counts;
    }

    private static SessionRow Row(int session, int classes, SessionScore[] seeds)
    {
        return new SessionRow(
            session,
            classes,
            Over(one => one.Seen),
            Over(one => one.Base),
            session > 0 ? Over(one => one.New) : null,
            session > 0 ? Over(one => one.Harmonic) : null,
            session > 0 ? Over(one => one.Forgetting) : null,
            Over(one => one.Drop));

        MeanInterval Over(Func<SessionScore, double> value) => MeanInterval.Of([.. seeds.Select(value)]);
    }
}
