using System.Text;
using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Tests.Prompts;

public sealed class PromptFileTests : IDisposable
{
    private const string Sound = """
        {
          // both forms stand side by side
          "Crack": ["thin dark crack", "hairline"],
          "Dent": "shallow hollow",
          "Bore": { "name": "blowhole", "description": "small round hole", "prompts": ["pore"], "synonyms": ["pinhole"], "negative": ["scratch"], "good": false },
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_BothForms_KeepsOrderAndWords()
    {
        var prompts = PromptFile.Read(Write(Sound));

        prompts.Keys.ShouldBe(["Crack", "Dent", "Bore"]);
        prompts["Crack"].Prompts.ShouldBe(["thin dark crack", "hairline"]);
        prompts["Dent"].Prompts.ShouldBe(["shallow hollow"]);
        var bore = prompts["Bore"];
        (bore.Name, bore.IsGood).ShouldBe(("blowhole", false));
        bore.Prompts.ShouldBe(["small round hole", "pore"]);
        bore.Synonyms.ShouldBe(["pinhole"]);
        bore.Negative.ShouldBe(["scratch"]);
    }

    [Theory]
    [InlineData("""{ "a": 5 }""", "class \"a\": must be a text, a list of texts or an object, not 5.")]
    [InlineData("""{ "a": [] }""", "class \"a\": has no text.")]
    [InlineData("""{ "a": ["x", 3] }""", "class \"a\": must be a text, not 3.")]
    [InlineData("""{ "a": { "synonyms": "x" } }""", "class \"a\", synonyms: must be a list of texts, not \"x\".")]
    [InlineData("""{ "a": { "promts": ["x"] } }""", "class \"a\", promts: is not a known key; known are name, description, prompts, synonyms, negative and good.")]
    [InlineData("""{ "a": { "good": "yes" } }""", "class \"a\", good: must be true or false, not \"yes\".")]
    [InlineData("""{ "a": "  " }""", "class \"a\": holds an empty text.")]
    [InlineData("""{ "a": "\ud800" }""", "class \"a\": holds characters that are no text.")]
    [InlineData("""{ "a": "x", "a": "y" }""", "class \"a\" stands there twice.")]
    [InlineData("{}", "there is no class.")]
    public void Read_Wrong_NamesFileClassKeyAndValue(string json, string sentence)
    {
        var file = Write(json);

        Should.Throw<InvalidDataException>(() => PromptFile.Read(file)).Message.ShouldBe($"{file}: {sentence}");
    }

    [Fact]
    public void Read_TooMuch_IsRefused()
    {
        Message($$"""{ "a": "{{new string('w', ClassPrompt.LongestText + 1)}}" }""").ShouldContain("holds a text of 401 characters, and at most 400 are read");
        Message($$"""{ "a": [{{string.Join(',', Enumerable.Repeat("\"w\"", ClassPrompt.MostTexts + 1))}}] }""").ShouldContain("has 33 texts, and at most 32 are read");
        Message("[" + new string('[', 100)).ShouldContain("is not one JSON object of classes");
    }

    [Fact]
    public void Read_DamagedAnywhere_IsReadOrRefusedInOneSentence()
    {
        var random = new Random(4);
        var sound = Encoding.UTF8.GetBytes(Sound);
        for (var i = 0; i < 1500; i++)
        {
            var bytes = sound[..random.Next(1, sound.Length + 1)];
            for (var k = random.Next(4); k >= 0; k--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var file = _folder.File("p.json");
            File.WriteAllBytes(file, bytes);
            try
            {
                PromptFile.Read(file).ShouldNotBeEmpty();
            }
            catch (InvalidDataException error)
            {
                error.Message.ShouldStartWith(file);
            }
        }
    }

    private string Message(string json) => Should.Throw<InvalidDataException>(() => PromptFile.Read(Write(json))).Message;

    private string Write(string json)
    {
        File.WriteAllText(_folder.File("p.json"), json);
        return _folder.File("p.json");
    }
}
