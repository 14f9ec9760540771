namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <summary>A sense that some words share.</summary>
/// <param name="Category">Number of the lexicographer file, 0 to 44, such as 6 for things made by people (lexnames(5WN)).</param>
/// <param name="Words">As written, with underscores for spaces and capitals for names.</param>
/// <param name="Pointers">Other senses and how they are related.</param>
/// <param name="Definition">The gloss without its examples.</param>
internal sealed record WordNetSynset(int Category, string[] Words, WordNetPointer[] Pointers, string Definition);
