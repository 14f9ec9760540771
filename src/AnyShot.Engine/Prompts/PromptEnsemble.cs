using System.Globalization;
using System.Numerics.Tensors;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// Class prompts to class vectors: every text is put into each template, the vectors of a text's templates are averaged, and so are those of a class's texts, at unit
/// length each time (Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", 2021, section 3.1.4). Belongs to the thread of its encoder.
/// </summary>
public sealed class PromptEnsemble
{
    /// <summary>The text by itself, and in a few neutral sentences; {0} is the text.</summary>
    public static readonly IReadOnlyList<string> StandardTemplates = ["{0}", "a photo of {0}", "surface with {0}"];

    private const int MostTogether = 64;
    private const float Smallest = 1e-6f;

    private readonly ITextEncoder _encoder;
    private readonly IReadOnlyList<string> _templates;
    private readonly PromptWeights _weights;

    /// <param name="encoder">Stays the caller's.</param>
    /// <param name="templates">At least one, each with {0}; null for <see cref="StandardTemplates"/>.</param>
    /// <param name="weights">Null for the standard ones.</param>
    /// <exception cref="ArgumentException">A template or a weight is not like that.</exception>
    public PromptEnsemble(ITextEncoder encoder, IReadOnlyList<string>? templates = null, PromptWeights? weights = null)
    {
        (_encoder, _templates, _weights) = (encoder, templates ?? StandardTemplates, weights ?? new PromptWeights());
        _weights.Require();
        if (_templates.Count == 0 || _templates.Any(template => !template.Contains("{0}", StringComparison.Ordinal)))
        {
            throw new ArgumentException("A template of prompts must hold {0}, and there must be one.", nameof(templates));
        }
    }

    /// <summary>Numbers of a class vector (d).</summary>
    public int Size => _encoder.Size;

    /// <summary>The vectors of classes.</summary>
    /// <param name="prompts">Classes.</param>
    /// <returns>(classes, <see cref="Size"/>), row-major; each row of unit length, or zeros for a class whose name is a code and that has no other text.</returns>
    public float[] Encode(IReadOnlyList<ClassPrompt> prompts)
    {
        var parts = prompts.Select(Parts).ToArray();
        var texts = parts.SelectMany(entry => entry).SelectMany(part => part.Texts).Distinct(StringComparer.Ordinal).ToArray();
        var vectors = texts.Zip(EncodeTexts(texts)).ToDictionary(entry => entry.First, entry => entry.Second, StringComparer.Ordinal);
        var classes = new float[prompts.Count * Size];
        var mean = new float[Size];
        for (var c = 0; c < prompts.Count; c++)
        {
            var own = classes.AsSpan(c * Size, Size);
            foreach (var (weight, of) in parts[c])
            {
                mean.AsSpan().Clear();
                foreach (var text in of)
                {
                    TensorPrimitives.Add(mean, vectors[text], mean);
                }

                if (weight < 0)
                {
                    ToUnit(own);
                }

                ToUnit(mean);
                TensorPrimitives.MultiplyAdd(mean, (float)weight, own, own);
            }

            ToUnit(own);
        }

        return classes;
    }

    /// <summary>Texts of a class by kind with their weight; the negative ones last.</summary>
    private List<(double Weight, IReadOnlyList<string> Texts)> Parts(ClassPrompt prompt)
    {
        var name = PromptName.Words(prompt.Name);
        var isGood = GoodClass.Is(prompt);
        var parts = new List<(double, IReadOnlyList<string>)>
        {
            (1, prompt.Prompts.Count == 0 && isGood ? GoodClass.Prompts : prompt.Prompts),
            (_weights.Name, name.Length > 0 && !isGood ? [name] : []),
            (_weights.Synonyms, prompt.Synonyms),
            (-_weights.Negative, prompt.Negative),
        };
        parts.RemoveAll(part => part.Item2.Count == 0 || part.Item1 == 0);
        return parts.Count == 0 && name.Length > 0 ? [(1, [name])] : parts;
    }

    /// <summary>One vector a text: the mean over the templates, unit length.</summary>
    private List<float[]> EncodeTexts(string[] texts)
    {
        var all = new List<float[]>(texts.Length);
        foreach (var some in texts.Chunk(Math.Max(1, MostTogether / _templates.Count)))
        {
            string[] sentences = [.. some.SelectMany(text => _templates.Select(template => string.Format(CultureInfo.InvariantCulture, template, text)))];
            var encoded = new float[sentences.Length * Size];
            _encoder.Encode(sentences, encoded);
            for (var i = 0; i < some.Length; i++)
            {
                var mean = new float[Size];
                for (var t = 0; t < _templates.Count; t++)
                {
                    TensorPrimitives.Add(mean, encoded.AsSpan(((i * _templates.Count) + t) * Size, Size), mean);
                }

                ToUnit(mean);
                all.Add(mean);
            }
        }

        return all;
    }

    private static void ToUnit(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > Smallest)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }
        else
        {
            vector.Clear();
        }
    }
}
