using System.Globalization;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>A stretch of the training with pictures of one side.</summary>
/// <param name="Side">Pixels.</param>
/// <param name="Share">Share of the steps, against the sum of all shares.</param>
public readonly record struct SideShare(int Side, double Share)
{
    /// <summary>Reads <c>64:0.6,96:0.4</c>.</summary>
    /// <exception cref="ArgumentException">The text is not like that.</exception>
    public static IReadOnlyList<SideShare> Parse(string text)
    {
        var shares = new List<SideShare>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var numbers = part.Split(':');
            var share = 1.0;
            if (!int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var side)
                || numbers.Length > 2
                || (numbers.Length == 2 && !double.TryParse(numbers[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share)))
            {
                throw new ArgumentException($"\"{part}\" is no side with a share, such as 96:0.4.");
            }

            shares.Add(new SideShare(side, share));
        }

        return shares;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Side}:{Share}");
}
