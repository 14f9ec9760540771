using AnyShot.Edge.Control;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Classes;

/// <summary>What classes must be, whoever brings them.</summary>
internal static class ClassRules
{
    /// <summary>Most classes that judge at a time; retired ones do not count.</summary>
    public const int MostClasses = 1000;

    /// <summary>Most stored examples of a class.</summary>
    public const int MostShots = 1000;

    public const int LongestId = 64;
    public const int LongestName = 80;
    public const int LongestDescription = 400;
    public const int LongestPath = 400;
    public const int MostExamples = 10_000;

    /// <summary>Checks all classes of a revision.</summary>
    /// <exception cref="ClassRefusedException">A class cannot be used, or all of them together; one sentence says which and why.</exception>
    public static void Check(IReadOnlyList<RegisteredClass> classes)
    {
        foreach (var entry in classes)
        {
            Check(entry);
        }

        var active = classes.Where(entry => !entry.IsRetired).ToArray();
        Refuse(active.Length == 0, "At least one class must remain that is not retired.", ControlOutcome.Conflict);
        Refuse(active.Length > MostClasses, $"There would be {active.Length} classes; at most {MostClasses} can judge at a time.", ControlOutcome.Conflict);
        Refuse(classes.GroupBy(entry => entry.Id).FirstOrDefault(group => group.Count() > 1) is { } ids ? $"The id \"{ids.Key}\" is used twice; it is given once." : null, ControlOutcome.Conflict);
        Refuse(
            classes.GroupBy(entry => entry.Number).FirstOrDefault(group => group.Count() > 1) is { } numbers ? $"The number {numbers.Key} is used twice; a PLC knows a class by its number, also a retired one." : null,
            ControlOutcome.Conflict);
        Refuse(
            active.GroupBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } names ? $"The name \"{names.Key}\" is used twice." : null, ControlOutcome.Conflict);
    }

    /// <summary>Checks one class by itself.</summary>
    /// <exception cref="ClassRefusedException">It cannot be used; one sentence says why.</exception>
    public static void Check(RegisteredClass entry)
    {
        Refuse(!IsId(entry.Id), $"A class's id has 1 to {LongestId} of a-z, 0-9 and -.");
        Refuse(entry.Number is < 1 or > 65535, $"Class {entry.Id}: its number {entry.Number} is not between 1 and 65535.");
        Refuse(entry.Name.Trim().Length == 0, $"Class {entry.Id} has no name.");
        Refuse(entry.Name.Trim() != entry.Name, $"Class {entry.Id}: its name begins or ends with a space.");
        RefuseText(entry.Id, "its name", entry.Name, LongestName);
        RefuseText(entry.Id, "its description", entry.Description, LongestDescription);
        RefuseText(entry.Id, "its folder of examples", entry.Examples, LongestPath);
        Refuse(entry.MostExamples is < 1 or > MostExamples, $"Class {entry.Id}: mostExamples {entry.MostExamples} is not between 1 and {MostExamples}.");
        Refuse(!Enum.IsDefined(entry.Severity), $"Class {entry.Id}: its severity is not known.");
        foreach (var (what, texts) in new[] { ("prompts", entry.Prompts), ("synonyms", entry.Synonyms), ("negative", entry.Negative) })
        {
            Refuse(texts.Count > ClassPrompt.MostTexts, $"Class {entry.Id}: {what} has {texts.Count} texts; at most {ClassPrompt.MostTexts} are read.");
            foreach (var text in texts)
            {
                Refuse(text is null || text.Trim().Length == 0, $"Class {entry.Id}: {what} holds an empty text.");
                RefuseText(entry.Id, $"a text of {what}", text!, ClassPrompt.LongestText);
            }
        }

        Refuse(entry.Shots.Count > MostShots, $"Class {entry.Id} would have {entry.Shots.Count} stored examples; at most {MostShots} are kept: remove some first.", ControlOutcome.Conflict);
        Refuse(entry.Shots.Any(shot => !IsShot(shot)), $"Class {entry.Id}: a stored example is named by 64 hexadecimal digits in lower case.");
        Refuse(entry.Shots.Distinct().Count() < entry.Shots.Count, $"Class {entry.Id} has an example twice.", ControlOutcome.Conflict);
    }

    /// <summary>A name that an image in the shot store can have.</summary>
    public static bool IsShot(string? shot) => shot is { Length: 64 } && shot.All(char.IsAsciiHexDigitLower);

    public static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static void Refuse(bool isWrong, string sentence, ControlOutcome outcome = ControlOutcome.Invalid) => Refuse(isWrong ? sentence : null, outcome);

    private static void Refuse(string? sentence, ControlOutcome outcome)
    {
        if (sentence is not null)
        {
            throw new ClassRefusedException(outcome, sentence);
        }
    }

    private static void RefuseText(string id, string what, string text, int longest) =>
        Refuse(PrintableText.Fault(text, longest) is { } fault ? $"Class {id}: {what} {fault}." : null, ControlOutcome.Invalid);
}
