using System.Text;

namespace AnyShot.Engine.Prompts;

/// <summary>What a class's name says in words: "03_RedIron" is "red iron".</summary>
public static class PromptName
{
    /// <summary>
    /// Words in lower case, separated by one blank. Underscores, hyphens and changes of case separate words; a number in front, a single digit or a padded number at the end
    /// and words of letters and digits (E17) are codes and fall away. Empty where nothing is left.
    /// </summary>
    public static string Words(string name)
    {
        var words = Split(name);
        var (first, end) = (0, words.Count);
        while (first < end && words[first].All(char.IsDigit))
        {
            first++;
        }

        while (end > first && words[end - 1].All(char.IsDigit) && (words[end - 1].Length == 1 || words[end - 1][0] == '0'))
        {
            end--;
        }

        return string.Join(' ', words.Skip(first).Take(end - first).Where(word => word.All(char.IsDigit) || !word.Any(char.IsDigit)).Select(word => word.ToLowerInvariant()));
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var isChange = i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if ((isChange || !char.IsLetterOrDigit(name[i])) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (char.IsLetterOrDigit(name[i]))
            {
                word.Append(name[i]);
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
