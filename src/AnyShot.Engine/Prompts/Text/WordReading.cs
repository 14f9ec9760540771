namespace AnyShot.Engine.Prompts.Text;

/// <summary>What a text network gets to see of a word.</summary>
/// <param name="Word">As it stands in the text.</param>
/// <param name="Kind">How it is understood.</param>
/// <param name="Row">Its row in the vocabulary; 0 unless it is known.</param>
/// <param name="Through">The form of the word that is known or has the entry; the word itself in most cases.</param>
/// <param name="Gloss">Rows of the known words of its entry or of its parts, the most telling first; also of known words, none where there is no entry.</param>
/// <param name="Grams">Rows of its spelling, see <see cref="SpellingGrams"/>.</param>
internal sealed record WordReading(string Word, ReadingKind Kind, int Row, string Through, int[] Gloss, int[] Grams);
