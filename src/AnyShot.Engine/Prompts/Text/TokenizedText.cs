namespace AnyShot.Engine.Prompts.Text;

/// <summary>The words of a text.</summary>
/// <param name="Words">In the order of the text; none when it has neither letters nor digits.</param>
/// <param name="Cut">The text was too long, and its end is not in the words.</param>
internal sealed record TokenizedText(IReadOnlyList<TextWord> Words, bool Cut);
