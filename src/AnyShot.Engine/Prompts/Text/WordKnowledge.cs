namespace AnyShot.Engine.Prompts.Text;

/// <summary>How a text encoder understands a word.</summary>
/// <param name="Word">In lower case.</param>
/// <param name="Kind">By what it is understood.</param>
/// <param name="Through">The form of the word that is known or has the dictionary entry, or the known parts of a compound.</param>
/// <param name="EntryWords">Known words of its dictionary entry or its parts, the most telling first; none for words that are known, guessed at or left out.</param>
public sealed record WordKnowledge(string Word, ReadingKind Kind, string Through, IReadOnlyList<string> EntryWords);
