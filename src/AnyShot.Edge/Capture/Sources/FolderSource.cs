using OpenCvSharp;

namespace AnyShot.Edge.Capture.Sources;

/// <summary>The images of a folder in the order of their names. A round of a looping folder lists the files anew.</summary>
internal sealed class FolderSource(SourceAddress address, TimeProvider time) : IFrameSource
{
    private const int MostFiles = 1_000_000;

    private readonly Pace _pace = new(time);
    private string[] _files = [];
    private int _next;
    private int _readable;

    public TimeSpan Period => _pace.Period;

    public void Open(CancellationToken cancellationToken)
    {
        List();
        _pace.Begin(address.Rate ?? SourceAddress.DefaultRate);
    }

    public FrameRead Read(Mat image, CancellationToken cancellationToken)
    {
        if (_next == _files.Length)
        {
            if (_readable == 0)
            {
                return new FrameRead(FrameReadStatus.Lost, Reason: $"The folder \"{address.Target}\" holds no readable image.");
            }

            if (!address.Loop)
            {
                return new FrameRead(FrameReadStatus.Ended, Reason: $"The folder \"{address.Target}\" reached its end after {_readable} images.");
            }

            List();
        }

        _pace.Wait(cancellationToken);
        var file = _files[_next++];
        using var decoded = FolderImage.TryRead(file, out var reason);
        if (decoded is null)
        {
            return new FrameRead(FrameReadStatus.Skipped, Reason: reason);
        }

        decoded.CopyTo(image);
        _readable++;
        return new FrameRead(FrameReadStatus.Frame, Truth(file), Path.GetFileName(file));
    }

    public void Dispose()
    {
    }

    private string? Truth(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetRelativePath(address.Target, file));
        return address.Labelled && !string.IsNullOrEmpty(folder) ? folder.Split(Path.DirectorySeparatorChar)[0] : null;
    }

    private void List()
    {
        if (!Directory.Exists(address.Target))
        {
            throw new FrameSourceException($"The folder \"{address.Target}\" does not exist.");
        }

        try
        {
            var deep = address.Recursive || address.Labelled ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly;
            _files = [.. Directory.EnumerateFiles(address.Target, "*", deep).Where(FolderImage.HasImageExtension).Take(MostFiles).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FrameSourceException($"The folder \"{address.Target}\" cannot be read: {error.Message}", error);
        }

        if (_files.Length == 0)
        {
            throw new FrameSourceException($"The folder \"{address.Target}\" holds no images ({FolderImage.ExtensionList}).");
        }

        (_next, _readable) = (0, 0);
    }
}
