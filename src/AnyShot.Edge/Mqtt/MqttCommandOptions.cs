using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Mqtt;

/// <summary>Section <c>mqtt.commands</c>.</summary>
public sealed class MqttCommandOptions
{
    [Description("True reads commands below PREFIX/cmd.")]
    public bool Enabled { get; set; } = true;

    [Description("Role of whoever may publish below PREFIX/cmd/VERB, where the broker alone knows who that is: viewer, technician, engineer or administrator.")]
    public Role Role { get; set; } = Role.Technician;

    [Description("True reads PREFIX/cmd/by/USER/VERB too and takes USER for who asks, with that user's role. Only with a broker whose access list lets nobody write below another one's name.")]
    public bool UsersByTopic { get; set; }

    [Range(1, 1000), Description("Commands that may wait; more are refused.")]
    public int MostWaiting { get; set; } = 100;

    [Range(1, 256), Description("Largest command in MiB.")]
    public int LargestMiB { get; set; } = 12;
}
