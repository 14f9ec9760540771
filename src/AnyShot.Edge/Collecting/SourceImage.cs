namespace AnyShot.Edge.Collecting;

/// <summary>An image as a source offers it.</summary>
/// <param name="Class">Name of its class.</param>
/// <param name="Source">File or address.</param>
/// <param name="Fetch">Gets the bytes; throws <see cref="FetchException"/> when it cannot.</param>
/// <param name="Licence">"" where the source does not say.</param>
internal sealed record SourceImage(string Class, string Source, Func<CancellationToken, Task<byte[]>> Fetch, string Licence)
{
    /// <summary>How a table of weights names it: <c>CLASS/FILE</c> or as the manifest writes it, or the address.</summary>
    public string Name { get; init; } = Source;
}
