using System.ComponentModel.DataAnnotations;
using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Inspection;

/// <summary>What classes must be that take the place of the configured ones while the agent runs: the same that the file must be.</summary>
internal static class ClassSetRules
{
    /// <summary>Most classes of a set.</summary>
    public const int MostClasses = 1000;

    /// <returns>Every mistake; none for classes that can be used.</returns>
    public static IReadOnlyList<ConfigurationMistake> Check(IReadOnlyList<ClassOptions> classes, DeviceConfiguration configuration)
    {
        if (classes.Count is 0 or > MostClasses)
        {
            return [new ConfigurationMistake("classes", $"has {classes.Count} entries; 1 to {MostClasses} can be used.")];
        }

        var mistakes = new List<ConfigurationMistake>();
        for (var i = 0; i < classes.Count; i++)
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(classes[i], new ValidationContext(classes[i]), results, validateAllProperties: true);
            mistakes.AddRange(results.Select(result => new ConfigurationMistake($"classes[{i}]", result.ErrorMessage ?? "cannot be used.")));
        }

        return [.. mistakes, .. ConfigurationRules.Classes(classes, configuration)];
    }
}
