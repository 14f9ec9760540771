using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Sparkplug;

/// <summary>Section <c>mqtt.sparkplug</c>: a Sparkplug B 3.0 edge node on a connection of its own to the broker of section <c>mqtt</c>.</summary>
public sealed class SparkplugOptions
{
    /// <summary>What an id may be: it is one level of a topic.</summary>
    private const string Id = "^[^+/#\\p{C}]{0,100}$";

    [Description("Speak Sparkplug B beside the plain JSON topics, or alone when mqtt.enabled is false.")]
    public bool Enabled { get; set; }

    [RegularExpression(Id), Description("Group id, without +, / and #; empty for the station's area, or \"anyshot\" when that is empty too.")]
    public string GroupId { get; set; } = "";

    [RegularExpression(Id), Description("Edge node id, unique within the group; empty for the name of the station. Its devices are the cameras.")]
    public string EdgeNodeId { get; set; } = "";

    [RegularExpression(Id), Description("Host application that must be online before anything is sent (spBv1.0/STATE/ID); empty to send without asking.")]
    public string PrimaryHostId { get; set; } = "";
}
