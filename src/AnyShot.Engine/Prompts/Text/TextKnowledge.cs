namespace AnyShot.Engine.Prompts.Text;

/// <summary>How a text encoder understands a text.</summary>
/// <param name="Words">Its words in their order.</param>
/// <param name="Cut">The text was longer than what is read, and its end does not count.</param>
public sealed record TextKnowledge(IReadOnlyList<WordKnowledge> Words, bool Cut)
{
    /// <summary>Words that the encoder guesses at or leaves out, which a person should know of.</summary>
    public IEnumerable<WordKnowledge> Doubtful => Words.Where(word => word.Kind is ReadingKind.Spelling or ReadingKind.Ignored);
}
