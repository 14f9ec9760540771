using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control;

/// <summary>A verb with a typed body.</summary>
/// <param name="verb">One of <see cref="ControlVerbs"/>.</param>
/// <param name="type">JSON form of the body.</param>
internal abstract class ControlVerb<TBody>(string verb, JsonTypeInfo<TBody> type) : IControlVerb
    where TBody : ControlBody
{
    public string Verb => verb;

    public virtual bool IsRepeatable => true;

    public virtual bool IsQuestion => false;

    public Type Body => typeof(TBody);

    public Task<ControlReply> DoAsync(string id, JsonElement body, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(id, BodyReader.Read(body, type), caller, cancellationToken);

    protected abstract Task<ControlReply> DoAsync(string id, TBody body, Caller caller, CancellationToken cancellationToken);

    protected static ControlReply Done(string id, string sentence) => new(id, ControlOutcome.Done, sentence);

    protected static ControlReply Done<TData>(string id, string sentence, TData data, JsonTypeInfo<TData> dataType) =>
        new(id, ControlOutcome.Done, sentence, JsonSerializer.SerializeToElement(data, dataType));
}
