using System.Globalization;
using System.Numerics.Tensors;
using AnyShot.Engine.Prompts.Text;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// Tells whoever describes classes at once what the words are worth: which of them the encoder does not know, which classes it can hardly tell apart by them, and how many parts of each class
/// it can be expected to recognise by words alone. Belongs to the thread of its encoder.
/// </summary>
/// <param name="encoder">Stays the caller's.</param>
/// <param name="background">How well it separates, by rendered pictures.</param>
public sealed class PromptCheck(ITextEncoder encoder, PromptBackground background)
{
    /// <summary>Two classes that are confused more often than this are called nearly the same.</summary>
    public const double MostConfusion = 0.3;

    /// <summary>A class that is recognised less often than this by words alone is called weak, unless it is still twice what guessing gives.</summary>
    public const double LeastRecall = 0.5;

    private const int MostNamed = 5;

    /// <param name="prompts">The classes of a set.</param>
    public PromptReport Run(IReadOnlyList<ClassPrompt> prompts) => Run(prompts, new PromptEnsemble(encoder).Encode(prompts));

    /// <param name="prompts">The classes of a set.</param>
    /// <param name="vectors">Their class vectors, (classes, d).</param>
    public PromptReport Run(IReadOnlyList<ClassPrompt> prompts, ReadOnlySpan<float> vectors)
    {
        var findings = new List<PromptFinding>();
        foreach (var prompt in prompts)
        {
            CheckWords(prompt, findings);
        }

        var expected = new Dictionary<string, double>(StringComparer.Ordinal);
        int[] worded = [.. Worded(vectors, prompts.Count)];
        var known = new float[worded.Length * encoder.Size];
        for (var i = 0; i < worded.Length; i++)
        {
            vectors.Slice(worded[i] * encoder.Size, encoder.Size).CopyTo(known.AsSpan(i * encoder.Size));
        }

        for (var i = 0; i < worded.Length; i++)
        {
            var name = prompts[worded[i]].Name;
            expected[name] = background.Separation.OfAll(known, worded.Length, i);
            var twins = CheckTwins(prompts, worded, known, i, findings);
            if (!twins && worded.Length > 1 && expected[name] < Math.Min(LeastRecall, 2.0 / worded.Length))
            {
                findings.Add(new PromptFinding(
                    PromptFindingKind.Weak, name, "", $"By its words alone, class \"{name}\" is recognised in about {Percent(expected[name])} % of its parts; a few examples help, or words that the other classes do not share."));
            }
        }

        return new PromptReport(findings, expected);
    }

    private void CheckWords(ClassPrompt prompt, List<PromptFinding> findings)
    {
        IReadOnlyList<string> texts = [.. prompt.Prompts, .. prompt.Synonyms, .. prompt.Negative, .. prompt.Prompts.Count == 0 && !GoodClass.Is(prompt) ? [PromptName.Words(prompt.Name)] : Array.Empty<string>()];
        if (texts.All(text => text.Length == 0) && !GoodClass.Is(prompt))
        {
            findings.Add(new PromptFinding(PromptFindingKind.NoWords, prompt.Name, "", $"Class \"{prompt.Name}\" has a code for a name and no words: say what it looks like."));
            return;
        }

        if (encoder is not ITextExplainer explainer)
        {
            return;
        }

        TextKnowledge[] known = [.. texts.Where(text => text.Length > 0).Select(explainer.Explain)];
        string[] doubtful = [.. known.SelectMany(text => text.Doubtful).Select(word => word.Word).Distinct(StringComparer.Ordinal)];
        if (doubtful.Length > 0)
        {
            var named = string.Join(", ", doubtful.Take(MostNamed).Select(word => $"\"{word}\""));
            findings.Add(new PromptFinding(
                PromptFindingKind.UnknownWords, prompt.Name, "", $"The model does not know {named}{(doubtful.Length > MostNamed ? ", ..." : "")} in the words of class \"{prompt.Name}\": say what it looks like in plain words."));
        }

        if (known.Any(text => text.Cut))
        {
            findings.Add(new PromptFinding(PromptFindingKind.CutText, prompt.Name, "", $"A text of class \"{prompt.Name}\" is longer than what the model reads; its end does not count."));
        }
    }

    /// <summary>Names the class that is nearest in words, if it is too near; every two classes once.</summary>
    private bool CheckTwins(IReadOnlyList<ClassPrompt> prompts, int[] worded, float[] known, int own, List<PromptFinding> findings)
    {
        var others = Enumerable.Range(0, worded.Length).Where(other => other != own);
        var (nearest, right) = others.Select(other => (other, background.Separation.OfTwo(Distance(own, other)))).DefaultIfEmpty((-1, 1)).MinBy(entry => entry.Item2);
        if (1 - right <= MostConfusion)
        {
            return false;
        }

        var (name, twin) = (prompts[worded[own]].Name, prompts[worded[nearest]].Name);
        if (!findings.Exists(finding => finding.Kind == PromptFindingKind.NearlySame && finding.Class == twin && finding.Other == name))
        {
            findings.Add(new PromptFinding(
                PromptFindingKind.NearlySame, name, twin, $"Classes \"{name}\" and \"{twin}\" say nearly the same: about {Percent(1 - right)} % of their parts would be taken for the other; say what tells them apart."));
        }

        return true;

        float Distance(int a, int b) => TensorPrimitives.Distance<float>(known.AsSpan(a * encoder.Size, encoder.Size), known.AsSpan(b * encoder.Size, encoder.Size));
    }

    /// <summary>Classes with a vector.</summary>
    private IEnumerable<int> Worded(ReadOnlySpan<float> vectors, int classes)
    {
        var worded = new List<int>();
        for (var c = 0; c < classes; c++)
        {
            if (TensorPrimitives.SumOfSquares(vectors.Slice(c * encoder.Size, encoder.Size)) > 0)
            {
                worded.Add(c);
            }
        }

        return worded;
    }

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);
}
