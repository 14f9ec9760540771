using System.Text;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>The words that a text network has a vector for, and their row numbers: 1 to <see cref="Count"/>; row 0 is no word.</summary>
internal sealed class Vocabulary
{
    /// <summary>Name of the file in a model folder: a word a line, in the order of the rows.</summary>
    public const string FileName = "vocabulary.txt";

    private const int MostWords = 16_384;
    private const long LargestFile = 1 << 20;

    private readonly string[] _words;
    private readonly Dictionary<string, int> _rows;

    /// <param name="words">Different words as <see cref="TextTokenizer"/> gives them.</param>
    /// <exception cref="ArgumentException">A word is there twice or is none, or there are none or too many.</exception>
    public Vocabulary(IEnumerable<string> words)
    {
        _words = [.. words];
        if (_words.Length is 0 or > MostWords)
        {
            throw new ArgumentException($"A vocabulary has 1 to {MostWords} words, not {_words.Length}.", nameof(words));
        }

        _rows = new Dictionary<string, int>(_words.Length, StringComparer.Ordinal);
        for (var i = 0; i < _words.Length; i++)
        {
            if (TextTokenizer.Split(_words[i]).Words is not [var only] || only.Text != _words[i])
            {
                throw new ArgumentException($"\"{_words[i]}\" is not one word in lower case.", nameof(words));
            }

            if (!_rows.TryAdd(_words[i], i + 1))
            {
                throw new ArgumentException($"\"{_words[i]}\" is there twice.", nameof(words));
            }
        }
    }

    /// <summary>Words.</summary>
    public int Count => _words.Length;

    /// <summary>In the order of the rows, from row 1 on.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>Collects the words of captions, in alphabetical order so that the same captions in another order give the same rows.</summary>
    /// <param name="captions">A sample large enough to hold each word many times.</param>
    /// <param name="leastCount">Words that occur less often are left out.</param>
    public static Vocabulary FromCaptions(IEnumerable<string> captions, int leastCount = 1)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var caption in captions)
        {
            foreach (var word in TextTokenizer.Split(caption).Words)
            {
                if (!word.Joined)
                {
                    counts[word.Text] = counts.GetValueOrDefault(word.Text) + 1;
                }
            }
        }

        return new Vocabulary(counts.Where(word => word.Value >= leastCount).Select(word => word.Key).Order(StringComparer.Ordinal));
    }

    /// <summary>The row of a word, or 0.</summary>
    public int Row(string word) => _rows.GetValueOrDefault(word);

    public void Save(string folder) => File.WriteAllText(Path.Combine(folder, FileName), string.Join('\n', _words) + '\n', new UTF8Encoding(false));

    /// <exception cref="InvalidDataException">The file is missing or damaged; the sentence names it.</exception>
    public static Vocabulary Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var text = TextFile.Read(path, LargestFile);
        try
        {
            return new Vocabulary(text.TrimEnd('\n').Split('\n'));
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{path} is no vocabulary: {error.Message}", error);
        }
    }
}
