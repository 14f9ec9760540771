using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Configuration;

/// <summary>The files in device-configs are what people start from: each must be usable, and the schema must be the one of the code.</summary>
public sealed class DeviceConfigsTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(RepositoryFolder.DeviceConfigs, "*.json").Select(Path.GetFileName).Where(f => f != "schema.json").Select(f => f!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_EveryFile_HasNoMistakeButFilesOfThePlant(string file)
    {
        try
        {
            ConfigurationReader.Read(Path.Combine(RepositoryFolder.DeviceConfigs, file));
        }
        catch (ConfigurationException error)
        {
            // A device file names folders and secrets of its plant; those are not here.
            error.Mistakes.ShouldAllBe(m => m.Sentence.EndsWith("does not exist."), error.Message);
        }
    }

    [Fact]
    public void Schema_OfTheRepository_IsTheOneTheCodeMakes() =>
        File.ReadAllText(Path.Combine(RepositoryFolder.DeviceConfigs, "schema.json")).ShouldBe(
            ConfigurationSchema.Generate(), "run: ./anyshot config schema > device-configs/schema.json");
}
