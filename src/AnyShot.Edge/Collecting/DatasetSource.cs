using System.Runtime.CompilerServices;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Collecting;

/// <summary>Images of a folder with one folder a class, or of a manifest.</summary>
/// <param name="path">As <see cref="ImageDataset.Read"/> takes it.</param>
internal sealed class DatasetSource(string path) : IImageSource
{
    /// <inheritdoc />
    public async IAsyncEnumerable<SourceImage> ReadAsync(Func<string, bool> isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var data = ImageDataset.Read(path);
        for (var i = 0; i < data.Files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = Path.GetFullPath(data.Files[i]);
            if (!isFull(data.ClassNames[data.Labels[i]]))
            {
                yield return new SourceImage(data.ClassNames[data.Labels[i]], file, token => ReadAsync(file, token), "") { Name = data.Names[i] };
            }
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ImageFile.TryRead(file, out var reason) is { } content ? Task.FromResult(content) : throw new FetchException(reason, isLasting: true);
    }
}
