namespace AnyShot.Engine.Prompts.Text;

/// <summary>A word of a text.</summary>
/// <param name="Text">Lower case, without diacritics: letters only, or digits only; 1 to <see cref="TextTokenizer.LongestWord"/> characters.</param>
/// <param name="Joined">The parts of a hyphened word written as one. It stands behind its parts and counts only where it means something.</param>
internal readonly record struct TextWord(string Text, bool Joined);
