namespace AnyShot.Edge.Collecting;

/// <summary>Offers images class by class. Nothing is fetched before it is asked for.</summary>
internal interface IImageSource
{
    /// <param name="isFull">Whether no more images of a class are wanted.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <exception cref="FetchException">The source itself cannot be read.</exception>
    IAsyncEnumerable<SourceImage> ReadAsync(Func<string, bool> isFull, CancellationToken cancellationToken);
}
