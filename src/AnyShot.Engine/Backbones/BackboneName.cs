using System.Globalization;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// A backbone as a configuration names it: <c>NAME</c>, or <c>NAME?side=PIXELS</c> for a model of <c>anyshot pretrain</c> that shall see larger or smaller pictures than its card says.
/// </summary>
/// <param name="Name">As in <see cref="BackboneFactory.Create"/>.</param>
/// <param name="Side">Side of the square input, <see cref="SmallestSide"/> to <see cref="LargestSide"/>; null for the card's.</param>
public sealed record BackboneName(string Name, int? Side)
{
    public const int SmallestSide = 32;
    public const int LargestSide = 512;
    private const string Key = "?side=";

    public override string ToString() => Side is null ? Name : Name + Key + Side.Value.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="InvalidDataException">The side is no number in the range.</exception>
    public static BackboneName Parse(string text)
    {
        var at = text.LastIndexOf(Key, StringComparison.Ordinal);
        if (at < 0)
        {
            return new BackboneName(text, null);
        }

        return int.TryParse(text[(at + Key.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is >= SmallestSide and <= LargestSide
            ? new BackboneName(text[..at], side)
            : throw new InvalidDataException($"Backbone \"{text}\": side must be {SmallestSide} to {LargestSide} pixels.");
    }
}
