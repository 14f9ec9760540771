namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <summary>Parts of speech that have files of their own in WordNet.</summary>
internal enum WordNetPart
{
    Noun,
    Verb,
    Adj,
    Adv,
}
