using AnyShot.Engine.Prompts.Text;

namespace AnyShot.Engine.Prompts;

/// <summary>Implemented by a text encoder that can say which words of a text it knows, so that a person can be warned before a prompt is relied on.</summary>
public interface ITextExplainer
{
    /// <summary>How each word is understood. An empty text has no words.</summary>
    TextKnowledge Explain(string text);
}
