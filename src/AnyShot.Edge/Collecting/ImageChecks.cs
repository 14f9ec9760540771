using System.Globalization;
using System.Security.Cryptography;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Collecting;

/// <summary>Decides whether an image is taken: it can be decoded, is large and square enough, and is not, not even nearly, one that was taken before or that models are measured on.</summary>
/// <param name="options">Bounds.</param>
internal sealed class ImageChecks(CollectOptions options)
{
    /// <summary>An image that claims more is not decoded.</summary>
    private const long MostPixels = 100_000_000;

    private readonly Dictionary<string, string> _hashes = [];
    private readonly List<(ulong Difference, string Name)> _seen = [];
    private IReadOnlyDictionary<string, double> _weights = new Dictionary<string, double>();

    /// <summary>Reads the weights file and the folders whose twins are left out.</summary>
    /// <param name="warn">Told of images that cannot be read.</param>
    /// <param name="progress">Told of images.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <exception cref="InvalidDataException">A folder or file is not there.</exception>
    public void Prepare(Action<string> warn, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        _weights = options.WeightsFile is { } file ? NoiseWeights.Read(file) : _weights;
        foreach (var folder in options.Against)
        {
            string[] files = Directory.Exists(folder)
                ? [.. ImageFolder.Files(folder), .. ImageFolder.Classes(folder).SelectMany(entry => entry.Files)]
                : throw new InvalidDataException($"There is no folder {folder}.");
            if (files.Length == 0)
            {
                throw new InvalidDataException($"{folder} has no image: no twin of what is in it could be found.");
            }

            for (var i = 0; i < files.Length; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var content = ImageFile.TryRead(files[i], out var reason);
                using var grey = content is null ? null : ImageFile.TryDecode(content, 1);
                if (grey is null)
                {
                    warn(content is null ? reason : $"{files[i]} is not an image that can be decoded.");
                    continue;
                }

                Know(Hash(content!), DifferenceHash.Of(grey), files[i]);
                progress.Report(new WorkProgress($"reading {folder}", i + 1, files.Length));
            }
        }
    }

    /// <summary>Takes up an image of an earlier run.</summary>
    public void Know(CollectedImage taken) => Know(taken.Hash!, taken.Difference!.Value, taken.Source);

    /// <param name="image">Without hash and size.</param>
    /// <param name="name">How the table of weights names it.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The image with hash and size, or with the reason why it is left out.</returns>
    public CollectedImage Check(CollectedImage image, string name, byte[] content)
    {
        var hash = Hash(content);
        image = image with { Hash = hash };
        if (_hashes.TryGetValue(hash, out var twin))
        {
            return image with { Reason = $"the same file as {twin}" };
        }

        if (ImageHeader.TryRead(content) is { } claimed && claimed.Width * claimed.Height > MostPixels)
        {
            return image with { Reason = $"{claimed.Width} x {claimed.Height} pixels are more than {MostPixels / 1_000_000} million" };
        }

        using var grey = ImageHeader.IsComplete(content) ? ImageFile.TryDecode(content, 1) : null;
        if (grey is null)
        {
            return image with { Reason = "no image that can be decoded" };
        }

        image = image with { Width = grey.Width, Height = grey.Height };
        var (shorter, longer) = (Math.Min(grey.Width, grey.Height), Math.Max(grey.Width, grey.Height));
        if (shorter < options.SmallestSide || longer > options.LargestAspect * shorter)
        {
            return image with { Reason = FormattableString.Invariant($"{grey.Width} x {grey.Height} pixels: {(shorter < options.SmallestSide ? $"smaller than {options.SmallestSide}" : $"longer than {options.LargestAspect} times its width")}") };
        }

        var difference = DifferenceHash.Of(grey);
        if (_seen.Find(seen => DifferenceHash.Distance(seen.Difference, difference) <= DifferenceHash.NearDuplicate) is { Name: { } near })
        {
            return image with { Reason = $"nearly the same as {near}" };
        }

        if (_weights.TryGetValue(name, out var weight) && weight < options.SmallestWeight)
        {
            return image with { Reason = string.Create(CultureInfo.InvariantCulture, $"weight {weight:0.###} is below {options.SmallestWeight}") };
        }

        Know(hash, difference, image.Source);
        return image with { Difference = difference };
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private void Know(string hash, ulong difference, string name)
    {
        if (_hashes.TryAdd(hash, name))
        {
            _seen.Add((difference, name));
        }
    }
}
