using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Classes;

/// <summary>Section <c>registry</c> of the configuration.</summary>
public sealed class RegistryOptionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-registry-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{ "connection": "Host=127.0.0.1;Database=plant;Username=anyshot", "group": "line-3" }""", null)]
    [InlineData("""{ "connection": "Host=/run/postgresql;Database=plant", "group": "line-3" }""", null)]
    [InlineData("""{ "connection": "Host=plant-db;Database=plant;SSL Mode=VerifyFull", "group": "line-3" }""", null)]
    [InlineData("""{ "connection": "Host=one,two;Database=plant;SSL Mode=VerifyFull", "group": "line-3" }""", "registry.connection: names several hosts")]
    [InlineData("""{ "connection": "Host=plant-db;Database=plant;SSL Mode=VerifyFull;Root Certificate=gone.pem", "group": "line-3" }""", "registry.connection: names the Root Certificate")]
    [InlineData("""{ "connection": "Host=plant-db;Database=plant", "group": "line-3" }""", "registry.connection: would send classes in the clear")]
    [InlineData("""{ "connection": "Host=127.0.0.1;Database=plant" }""", "registry.group: is missing")]
    [InlineData("""{ "group": "line-3" }""", "registry.connection: is missing")]
    [InlineData("""{ "connection": "Host=127.0.0.1;Database=plant;Password=secret", "group": "line-3" }""", "registry.connection: holds a password")]
    [InlineData("""{ "connection": "Database=plant", "group": "line-3" }""", "registry.connection: names no Host.")]
    [InlineData("""{ "connection": "Host=127.0.0.1", "group": "line-3" }""", "registry.connection: names no Database.")]
    [InlineData("""{ "connection": "Hosst=127.0.0.1", "group": "line-3" }""", "registry.connection: cannot be read")]
    [InlineData("""{ "connection": "Host=127.0.0.1;Port=far;Database=plant", "group": "line-3" }""", "registry.connection: cannot be read")]
    [InlineData("""{ "connection": "Host=127.0.0.1;Database=plant", "group": "../line" }""", "registry.group")]
    [InlineData("""{ "connection": "Host=127.0.0.1;Database=plant", "group": "line-3", "passwordFile": "gone" }""", "registry.passwordFile: the file")]
    public void Registry_Section_IsSoundOrOneSentenceNamesTheKey(string section, string? mistake)
    {
        var file = Path.Combine(_folder.FullName, "edge.json");
        File.WriteAllText(file, $$"""
            { "station": { "name": "s1" }, "cameras": [ { "name": "line", "source": "virtual:" } ], "opcUa": { "allowAnonymous": true },
              "classes": [ { "number": 1, "name": "good", "examples": "virtual:good" } ], "registry": {{section}} }
            """);
        if (mistake is null)
        {
            ConfigurationReader.Read(file).Options.Registry.IsShared.ShouldBeTrue();
        }
        else
        {
            Should.Throw<ConfigurationException>(() => ConfigurationReader.Read(file)).Mistakes.Select(m => m.ToString()).ShouldContain(m => m.StartsWith(mistake, StringComparison.Ordinal));
        }
    }
}
