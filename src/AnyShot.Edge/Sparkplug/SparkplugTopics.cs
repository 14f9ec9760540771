using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Sparkplug;

/// <summary>The topics of an edge node and its client id (Sparkplug 3.0, chapter 4).</summary>
public sealed class SparkplugTopics
{
    public const string Namespace = "spBv1.0";

    private const string DefaultGroup = "anyshot";

    private readonly string _hostId;

    public SparkplugTopics(StationOptions station, SparkplugOptions options)
    {
        GroupId = options.GroupId.Length > 0 ? options.GroupId : station.Area.Length > 0 ? station.Area : DefaultGroup;
        EdgeNodeId = options.EdgeNodeId.Length > 0 ? options.EdgeNodeId : station.Name;
        _hostId = options.PrimaryHostId;
    }

    public string GroupId { get; }

    public string EdgeNodeId { get; }

    /// <summary>Another than that of the plain topics: the will of a connection is one message, and here it must be NDEATH.</summary>
    public string ClientId => $"anyshot-sparkplug-{GroupId}-{EdgeNodeId}";

    public string NodeBirth => Node("NBIRTH");

    public string NodeData => Node("NDATA");

    public string NodeDeath => Node("NDEATH");

    public string NodeCommand => Node("NCMD");

    public string HostState => $"{Namespace}/STATE/{_hostId}";

    public string DeviceBirth(string device) => Device("DBIRTH", device);

    public string DeviceData(string device) => Device("DDATA", device);

    public string DeviceDeath(string device) => Device("DDEATH", device);

    public string DeviceCommand(string device) => Device("DCMD", device);

    private string Node(string verb) => $"{Namespace}/{GroupId}/{verb}/{EdgeNodeId}";

    private string Device(string verb, string device) => $"{Node(verb)}/{device}";
}
