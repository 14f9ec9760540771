using System.Text.Json.Serialization.Metadata;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control.Verbs;

/// <summary>A verb that changes the registry. The registry knows what it has done, so a repeated one does nothing.</summary>
internal abstract class ClassVerb<TBody>(string verb, JsonTypeInfo<TBody> type, IClassRegistry registry, CandidateCheck check) : ControlVerb<TBody>(verb, type)
    where TBody : ControlBody
{
    protected IClassRegistry Registry { get; } = registry;

    protected sealed override async Task<ControlReply> DoAsync(string id, TBody body, Caller caller, CancellationToken cancellationToken)
    {
        var (change, shot) = await ChangeAsync(body, cancellationToken).ConfigureAwait(false);
        var advice = await check.RunAsync(change, cancellationToken).ConfigureAwait(false);
        var warning = await WarnAsync(change, cancellationToken).ConfigureAwait(false);
        var made = await Registry.ChangeAsync(change, caller, body.Why ?? "", id, cancellationToken).ConfigureAwait(false);
        var entry = made.State.Newest.Classes.FirstOrDefault(known => known.Id == made.Id);
        var state = made.State.Of(made.Id)?.ToString().ToLowerInvariant() ?? "";
        var data = new ClassData(made.Id, entry?.Number ?? 0, state, made.Revision, made.State.Live.Revision, shot, advice, warning);
        var sentence = string.Join(' ', [Say(data, made.State), .. advice?.Sentences ?? [], .. warning is null ? Array.Empty<string>() : [warning]]);
        return Done(id, sentence, data, ControlJson.Default.ClassData);
    }

    /// <summary>The change that a body asks for, and the example that it is about, if any.</summary>
    /// <exception cref="ControlRefusal">The body cannot be used.</exception>
    protected abstract Task<(ClassChange Change, string Shot)> ChangeAsync(TBody body, CancellationToken cancellationToken);

    /// <summary>What the person should look at again, in one sentence; null for nothing. Never a reason to refuse.</summary>
    protected virtual Task<string?> WarnAsync(ClassChange change, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>What was done, in one sentence.</summary>
    protected virtual string Say(ClassData data, RegistryState state) => state.Trial is null
        ? $"Revision {data.Revision} is live."
        : $"Revision {data.Revision} is on trial; revision {data.LiveRevision} judges parts.";

    /// <summary>The class as it would be after all changes so far.</summary>
    /// <exception cref="ControlRefusal">There is none of that id, or it is retired.</exception>
    protected RegisteredClass Find(string id) =>
        Registry.State.Newest.Classes.FirstOrDefault(entry => entry.Id == id) is { IsRetired: false } found
            ? found
            : throw new ControlRefusal(ControlOutcome.NotFound, $"There is no class \"{BodyReader.Quote(id)}\".");
}
