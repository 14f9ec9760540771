using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>What the reader of the configuration says of a Sparkplug section.</summary>
internal static class SparkplugConfiguration
{
    /// <param name="sparkplug">Keys of the section beside enabled, as JSON.</param>
    /// <param name="area">Area of the station.</param>
    /// <param name="cameras">Names of the cameras.</param>
    /// <returns>The mistakes, each beginning with its key.</returns>
    public static IReadOnlyList<string> Mistakes(string sparkplug, string area = "", params string[] cameras)
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-sparkplug-");
        try
        {
            var file = Path.Combine(folder.FullName, "device.json");
            string[] names = cameras.Length > 0 ? cameras : ["top"];
            File.WriteAllText(file, $$"""
                {
                  "station": { "name": "s1", "area": "{{area}}" },
                  "cameras": [ {{string.Join(", ", names.Select(c => $"{{ \"name\": \"{c}\", \"source\": \"virtual:\" }}"))}} ],
                  "classes": [ { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good" } ],
                  "inspection": { "backbone": "builtin:virtual-line" },
                  "opcUa": { "enabled": false },
                  "mqtt": { "sparkplug": { "enabled": true{{(sparkplug.Length > 0 ? ", " : "")}}{{sparkplug}} } }
                }
                """);
            ConfigurationReader.Read(file);
            return [];
        }
        catch (ConfigurationException e)
        {
            return [.. e.Mistakes.Select(m => m.ToString())];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
