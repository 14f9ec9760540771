using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Classes;

/// <summary>
/// Takes the classes of the configuration over into the registry: all of them when it is empty, afterwards those entries that have changed since the last start. Entries that have not
/// changed leave alone what people have made of the class since.
/// </summary>
/// <param name="configuration">Its <c>classes</c>; who seeds is called "configuration".</param>
/// <param name="registry">Opened.</param>
/// <param name="local">Remembers the entries as they were.</param>
internal sealed class ConfigurationSeed(DeviceConfiguration configuration, ClassRegistry registry, SqliteClassStore local)
{
    private const string Reason = "start of the agent";

    /// <summary>The same at each station of a group, so that only one of them brings the first classes.</summary>
    private const string FirstRequest = "first-classes";

    private readonly IReadOnlyList<ClassOptions> _entries = configuration.Options.Classes;
    private readonly Caller _caller = new("configuration", Role.Administrator, Door.Agent, Path.GetFileName(configuration.File));

    /// <returns>Null, or why changed entries could not be taken over now; they are at the next start.</returns>
    /// <exception cref="InvalidDataException">The entries cannot be classes of this registry; one sentence says which and why.</exception>
    /// <exception cref="IOException">The registry is empty and cannot be written now.</exception>
    public async Task<string?> TakeOverAsync(CancellationToken cancellationToken)
    {
        var known = local.ReadConfigured();
        var entries = _entries.ToDictionary(entry => entry.Number, ConfiguredClasses.Hash);
        try
        {
            if (!registry.HasClasses)
            {
                await TakeOverAllAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (known.Count > 0)
            {
                await TakeOverChangesAsync(known, entries, cancellationToken).ConfigureAwait(false);
            }

            // A registry with classes and nothing remembered was imported, or belongs to a group that was there before: it stands as it is.
            if (known.Count != entries.Count || known.Except(entries).Any())
            {
                local.WriteConfigured(entries);
            }

            return null;
        }
        catch (ClassRefusedException error) when (error.Outcome == ControlOutcome.Unavailable)
        {
            return registry.HasClasses ? error.Message : throw new IOException(error.Message, error);
        }
        catch (ClassRefusedException error)
        {
            throw new InvalidDataException($"{configuration.File}: classes cannot be taken over into the class registry: {error.Message}", error);
        }
    }

    private async Task TakeOverAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReplaceAsync(ConfiguredClasses.OfAll(_entries), isLive: true, cancellationToken, FirstRequest).ConfigureAwait(false);
        }
        catch (ClassRefusedException error) when (error.Outcome == ControlOutcome.Conflict && registry.HasClasses)
        {
            // Another station of the group was faster, with classes of its own; those stand.
        }
    }

    private async Task TakeOverChangesAsync(IReadOnlyDictionary<int, string> known, Dictionary<int, string> entries, CancellationToken cancellationToken)
    {
        ClassOptions[] changed = [.. _entries.Where(entry => known.GetValueOrDefault(entry.Number) != entries[entry.Number])];
        var gone = known.Keys.Where(number => !entries.ContainsKey(number)).ToHashSet();
        var state = registry.State;
        var ids = Ids(changed, known, state.Newest.Classes);
        var live = With(state.Live.Classes, changed, gone, ids);
        if (live.Count == state.Live.Classes.Count && live.Zip(state.Live.Classes).All(pair => ClassJson.AreEqual(pair.First, pair.Second)))
        {
            return;
        }

        await ReplaceAsync(live, isLive: true, cancellationToken).ConfigureAwait(false);
        if (state.Trial is { } trial)
        {
            // What is on trial stays on trial, with the same changes.
            await ReplaceAsync(With(trial.Classes, changed, gone, ids), isLive: false, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ids by number: that of the class that has the number, else a new one.</summary>
    private static Dictionary<int, string> Ids(IEnumerable<ClassOptions> changed, IReadOnlyDictionary<int, string> known, IReadOnlyList<RegisteredClass> classes)
    {
        var all = classes.ToList();
        var ids = new Dictionary<int, string>();
        foreach (var entry in changed)
        {
            var same = classes.FirstOrDefault(one => one.Number == entry.Number);
            ClassRules.Refuse(
                same is not null && !known.ContainsKey(entry.Number) && !string.Equals(same.Name, entry.Name.Trim(), StringComparison.OrdinalIgnoreCase),
                $"the number {entry.Number} of \"{entry.Name}\" is that of \"{same?.Name}\" (id {same?.Id}), which did not come from the configuration: give \"{entry.Name}\" another number.",
                ControlOutcome.Conflict);
            ids[entry.Number] = same?.Id ?? ClassIds.New(entry.Name, all);
            all.Add(ConfiguredClasses.Of(entry, ids[entry.Number], []));
        }

        return ids;
    }

    private static IReadOnlyList<RegisteredClass> With(IReadOnlyList<RegisteredClass> classes, ClassOptions[] changed, HashSet<int> gone, Dictionary<int, string> ids)
    {
        var result = classes.ToDictionary(entry => entry.Number, entry => gone.Contains(entry.Number) ? entry with { IsRetired = true } : entry);
        foreach (var entry in changed)
        {
            result[entry.Number] = ConfiguredClasses.Of(entry, ids[entry.Number], result.GetValueOrDefault(entry.Number)?.Shots ?? []);
        }

        return [.. result.Values.OrderBy(entry => entry.Number)];
    }

    private Task ReplaceAsync(IReadOnlyList<RegisteredClass> classes, bool isLive, CancellationToken cancellationToken, string requestId = "") =>
        registry.ChangeAsync(new ClassChange.Replace(classes, isLive), _caller, Reason, requestId, cancellationToken);
}
