using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Captions;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Captions;

public sealed class SceneCaptionsTests
{
    /// <summary>Words that sentences are joined with, which say nothing by themselves.</summary>
    private static readonly HashSet<string> JoiningWords = new(
        ["across", "upon", "showing", "having", "bearing", "spoilt", "visible", "seen", "found", "appearing", "also", "called", "this", "here", "photo", "picture", "image", "close-up", "camera",
        "view", "surface", "texture", "pattern", "material", "structure", "that", "looks", "like", "with", "middle", "centre", "inside", "around", "containing",
        "part", "product", "defect", "flaw", "sign", "label", "printed", "mark", "marking", "sticker", "emblem"], StringComparer.Ordinal);

    private static readonly Lazy<(Scene Scene, Caption Caption)[]> Written = new(() => Write(20_000));

    [Fact]
    public void Write_AnyScene_TrueOfItAndOfEverySceneWithTheStatedValues()
    {
        foreach (var (scene, caption) in Written.Value)
        {
            caption.Meaning.Contains(scene).ShouldBeTrue(caption.Text);
            caption.Stated.ShouldBe(caption.Meaning.Traits);
            caption.Meaning.Contains(OnlyStated(scene, caption.Stated)).ShouldBeTrue(caption.Text);
        }
    }

    /// <summary>A word all of whose phrases are false of the scene would be a lie.</summary>
    [Fact]
    public void Write_AnyScene_NoWordContradictsIt()
    {
        var words = TellingWords();
        words.Count.ShouldBeGreaterThan(100);
        foreach (var (scene, caption) in Written.Value)
        {
            foreach (var word in Split(caption.Text))
            {
                if (words.TryGetValue(word, out var meanings))
                {
                    meanings.Any(meaning => meaning.Contains(scene)).ShouldBeTrue($"\"{word}\" in \"{caption.Text}\"");
                }
            }
        }
    }

    [Fact]
    public void Write_AnyScene_TellingWordsAreStated()
    {
        var words = TellingWords();
        foreach (var (_, caption) in Written.Value)
        {
            foreach (var word in Split(caption.Text))
            {
                if (words.TryGetValue(word, out var meanings))
                {
                    meanings.Any(meaning => (meaning.Traits & caption.Stated) == meaning.Traits).ShouldBeTrue($"\"{word}\" in \"{caption.Text}\"");
                }
            }
        }
    }

    [Fact]
    public void Write_ManyScenes_OneToTwentyFiveWordsAndManyTexts()
    {
        Written.Value.ShouldAllBe(one => one.Caption.Text.Length > 0 && one.Caption.Text == one.Caption.Text.ToLowerInvariant().Trim() && !one.Caption.Text.Contains("  "));
        Written.Value.Max(one => one.Caption.Text.Split(' ').Length).ShouldBeInRange(15, 26);
        Written.Value.Count(one => !one.Caption.Text.Contains(' ')).ShouldBeGreaterThan(500);
        Written.Value.Select(one => one.Caption.Text).Distinct().Count().ShouldBeGreaterThan(14_000);
    }

    [Fact]
    public void Write_ManyScenes_NoHeldOutWord() =>
        Written.Value.Where(one => HeldOutWords.OccurIn(one.Caption.Text)).Select(one => one.Caption.Text).ShouldBeEmpty();

    [Fact]
    public void Write_SameNumbers_SameCaptions() =>
        Write(50).Select(one => one.Caption.Text).ShouldBe(Written.Value.Take(50).Select(one => one.Caption.Text));

    /// <summary>All words of the lexicon that are longer than three letters, and what they may mean.</summary>
    private static Dictionary<string, List<TraitSet>> TellingWords() => Lexicon.All
        .SelectMany(list => list.Phrases)
        .SelectMany(phrase => Split($"{phrase.Text} {phrase.Plural}").Distinct().Select(word => (Word: word, phrase.Meaning)))
        .GroupBy(pair => pair.Word, pair => pair.Meaning, StringComparer.Ordinal)
        .Where(group => group.Key.Length > 3 && !JoiningWords.Contains(group.Key))
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private static string[] Split(string text) => text.Split([' ', ',', ':', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private static Scene OnlyStated(Scene scene, uint stated) =>
        new(0, [.. Enum.GetValues<Trait>().Select(trait => (stated >> (int)trait & 1) != 0 ? (sbyte)scene[trait] : Scene.NotApplicable)]);

    private static (Scene Scene, Caption Caption)[] Write(int count)
    {
        var random = new Pcg32(3, 9);
        var sampler = new SceneSampler();
        var written = new (Scene, Caption)[count];
        for (var i = 0; i < count; i++)
        {
            var scene = sampler.Next(ref random);
            written[i] = (scene, SceneCaptions.Write(scene, ref random));
        }

        return written;
    }
}
