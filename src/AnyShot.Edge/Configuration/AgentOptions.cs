using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AnyShot.Edge.Drift;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Recording;
using AnyShot.Edge.Security;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Configuration;

/// <summary>
/// The whole device configuration, one JSON file (comments and trailing commas allowed, times as "250ms", "5s", "10min", "1h", "7d",
/// enumerations in kebab-case, relative paths from the file's folder). Unknown keys are errors.
/// </summary>
public sealed class AgentOptions
{
    [Required, Description("Who we are in the plant.")]
    public StationOptions Station { get; set; } = new();

    [Description("Folder for the outbox, logs and certificates; relative to the configuration file.")]
    public string StateDirectory { get; set; } = "../state";

    [Required, MinLength(1), Description("The cameras.")]
    public List<CameraOptions> Cameras { get; set; } = [];

    [Required, MinLength(1), Description("The classes that the station knows.")]
    public List<ClassOptions> Classes { get; set; } = [];

    [Description("Where classes lie that change while the agent runs.")]
    public RegistryOptions Registry { get; set; } = new();

    [Description("How a part is judged.")]
    public InspectionOptions Inspection { get; set; } = new();

    [Description("Images of recent and of confirmed parts on disk.")]
    public PartOptions Parts { get; set; } = new();

    [Description("Whether the parts still look as they did when the station was commissioned.")]
    public DriftSettings Drift { get; set; } = new();

    [Description("Unlabelled images over weeks, for training.")]
    public RecordingOptions Recording { get; set; } = new();

    [Description("What changed classes go through before they judge.")]
    public TrialOptions Trial { get; set; } = new();

    [Description("Durable store between judging and publishing.")]
    public OutboxOptions Outbox { get; set; } = new();

    [Description("Counts of verdicts over time.")]
    public HistoryOptions History { get; set; } = new();

    [Description("MQTT publisher.")]
    public MqttOptions Mqtt { get; set; } = new();

    [Description("OPC UA tags.")]
    public OpcUaOptions OpcUa { get; set; } = new();

    [Description("What may be asked of the running agent.")]
    public ControlOptions Control { get; set; } = new();

    [Description("Live page and HTTP interface.")]
    public DashboardOptions Dashboard { get; set; } = new();

    [Description("Who may do what.")]
    public SecurityOptions Security { get; set; } = new();

    [Description("Logs.")]
    public LoggingOptions Logging { get; set; } = new();
}
