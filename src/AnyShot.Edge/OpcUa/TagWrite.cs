namespace AnyShot.Edge.OpcUa;

/// <summary>A client wrote a tag. The client waits for <see cref="Complete"/>, which is called once.</summary>
/// <param name="path">Path below the station, such as <c>Cmd/Trigger</c>.</param>
/// <param name="value">Boolean, long or string, as the tag model says.</param>
/// <param name="complete">Sends the answer.</param>
public sealed class TagWrite(string path, object value, Action<TagQuality> complete)
{
    public string Path { get; } = path;

    public object Value { get; } = value;

    /// <summary>Answers the client.</summary>
    /// <param name="status">Good: the value was taken and the tag shows it.</param>
    public void Complete(TagQuality status) => complete(status);
}
