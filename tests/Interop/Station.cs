using Microsoft.Data.Sqlite;

namespace AnyShot.Interop.Tests;

/// <summary>A station for one test: its folder, free ports, configuration and what is needed to look at it from outside.</summary>
internal sealed class Station : IDisposable
{
    public Station(string cameras = """{ "name": "line", "source": "virtual:?seed=3&rate=100" }""", string more = "", string classes = VirtualClasses, string role = "technician", string replayDelay = "3s", string handshake = "off", string mqtt = "", bool isOpen = true)
    {
        Configuration = Path.Combine(Folder, "device.json");
        File.WriteAllText(Configuration, $$"""
            {
              "station": { "name": "s1" },
              "stateDirectory": "state",
              "cameras": [ {{cameras}} ],
              "classes": [ {{classes}} ],
              "mqtt": { "port": {{MqttPort}}, "replayDelay": "{{replayDelay}}", "commands": { "role": "{{role}}"{{(mqtt.Length > 0 ? ", \"usersByTopic\": true }, " + mqtt : " }")}} },
              "opcUa": { "port": {{OpcUaPort}}, "allowInsecure": {{(isOpen ? "true" : "false")}}, "allowAnonymous": true, "handshake": { "mode": "{{handshake}}" } },
              "dashboard": { "port": {{PagePort}}{{(isOpen ? ", \"allowAnonymous\": true, \"anonymousRole\": \"administrator\"" : "")}} }{{(more.Length > 0 ? "," : "")}} {{more}}
            }
            """);
    }

    public const string VirtualClasses = """
        { "number": 1, "name": "good", "severity": "good", "examples": "virtual:good", "mostExamples": 10 },
        { "number": 2, "name": "scratch", "severity": "defect", "examples": "virtual:scratch", "mostExamples": 10 },
        { "number": 3, "name": "crack", "severity": "defect", "examples": "virtual:crack", "mostExamples": 10 }
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("anyshot-station-").FullName;

    public string Configuration { get; }

    public int MqttPort { get; } = Repository.FreePort();

    public int OpcUaPort { get; } = Repository.FreePort();

    public int PagePort { get; } = Repository.FreePort();

    /// <summary>The id of the newest verdict on disk, read behind the agent's back.</summary>
    public long NewestId()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "state/outbox.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT next_id - 1 FROM station";
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
