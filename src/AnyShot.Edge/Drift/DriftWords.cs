using System.Globalization;
using AnyShot.Engine.Drift;

namespace AnyShot.Edge.Drift;

/// <summary>What changed between the reference and now, in words that a person can act on.</summary>
internal static class DriftWords
{
    /// <summary>Changes of a mean that chance would make are left out: so many deviations of a mean over the window.</summary>
    private const double Deviations = 4;

    /// <summary>Smaller changes no person sees.</summary>
    private const double LeastShare = 0.03;

    /// <summary>Share of the parts by which a class must have come or gone.</summary>
    private const double LeastMix = 0.15;

    public static IReadOnlyList<string> Changes(IReadOnlyList<DriftPart> reference, IReadOnlyList<DriftPart> window)
    {
        var found = new List<(double Size, string Words)>();
        Add(part => part.Figures.Brightness, "brighter", "darker");
        Add(part => part.Figures.Contrast, "more contrast", "less contrast");
        Add(part => part.Figures.Sharpness, "sharper", "less sharp");
        foreach (var name in reference.Concat(window).Select(part => part.ClassName).Distinct())
        {
            var (before, now) = (reference.Count(part => part.ClassName == name) / (double)reference.Count, window.Count(part => part.ClassName == name) / (double)window.Count);
            if (Math.Abs(now - before) >= LeastMix)
            {
                found.Add((Math.Abs(now - before), $"class \"{name}\" {Percent(now)} of the parts instead of {Percent(before)}"));
            }
        }

        return [.. found.OrderByDescending(change => change.Size).Select(change => change.Words)];

        void Add(Func<DriftPart, double> figure, string more, string less)
        {
            var (before, now) = (reference.Average(figure), window.Average(figure));
            var deviation = Math.Sqrt(reference.Average(part => Math.Pow(figure(part) - before, 2)) / window.Count);
            if (before > 0 && Math.Abs(now - before) > Deviations * deviation && Math.Abs(now - before) >= LeastShare * before)
            {
                found.Add((Math.Abs(now - before) / before, $"{(now > before ? more : less)} by {Percent(Math.Abs(now - before) / before)}"));
            }
        }
    }

    public static ImageFigures Mean(IReadOnlyCollection<DriftPart> parts) =>
        new(parts.Average(part => part.Figures.Brightness), parts.Average(part => part.Figures.Contrast), parts.Average(part => part.Figures.Sharpness));

    public static string Drifted(string camera, int parts, double distance, DriftReference reference, IReadOnlyList<string> changes) => string.Create(
        CultureInfo.InvariantCulture,
        $"Camera {camera}: for {parts} parts they have looked different from the reference of {reference.BegunAt:yyyy-MM-dd HH:mm} UTC ({distance:0.0} times the limit): {What(changes)}. Check lamp, lens and position; if it is meant to be so, set a new reference (drift/reference).");

    public static string What(IReadOnlyList<string> changes) =>
        changes.Count > 0 ? string.Join(", ", changes) : "light, contrast, sharpness and classes are as before, so it is something else, such as the position, another product or a flaw that has no class";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
