using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Names of the choices of an episodic training in commands and cards: the enumerations' own, in lower case.</summary>
public static class EpisodicNames
{
    public static string Of(EpisodicMetric metric) => Lower(metric);

    public static string Of(EpisodicOptimizer optimizer) => Lower(optimizer);

    public static string Of(EpisodicSchedule schedule) => Lower(schedule);

    public static string Of(ClassSampling sampling) => Lower(sampling);

    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Lower)];

    /// <param name="option">For the sentence.</param>
    /// <param name="name">As written.</param>
    /// <exception cref="ArgumentException">There is no such name; the sentence lists them.</exception>
    public static T Parse<T>(string option, string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Lower(value) == name)
            {
                return value;
            }
        }

        throw new ArgumentException($"{option} \"{name}\" is unknown; it takes {string.Join(", ", All<T>())}.");
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
