namespace AnyShot.Edge.OpcUa;

/// <summary>All tags of a station. Paths and types never change; docs/opcua-nodes.md is the same list with its rules.</summary>
public static class TagModel
{
    public const string TriggerEnable = "Cmd/TriggerEnable";
    public const string Trigger = "Cmd/Trigger";
    public const string ResultAck = "Cmd/ResultAck";
    public const string Reset = "Cmd/Reset";
    public const string CommandPartId = "Cmd/PartId";
    public const string CommandRecipeNo = "Cmd/RecipeNo";

    public const string Ready = "Sts/Ready";
    public const string Busy = "Sts/Busy";
    public const string ResultValid = "Sts/ResultValid";
    public const string Fault = "Sts/Fault";
    public const string TriggerAck = "Sts/TriggerAck";
    public const string AcquisitionId = "Sts/AcquisitionId";
    public const string ExposureComplete = "Sts/ExposureComplete";
    public const string MissedTrigger = "Sts/MissedTrigger";
    public const string MissedReason = "Sts/MissedReason";
    public const string ResultOverrun = "Sts/ResultOverrun";

    public const string InspectionId = "Res/InspectionId";
    public const string Pass = "Res/Pass";
    public const string Fail = "Res/Fail";
    public const string Unsure = "Res/Unsure";
    public const string ClassNo = "Res/ClassNo";
    public const string ClassName = "Res/ClassName";
    public const string Confidence = "Res/Confidence";
    public const string RunnerUpNo = "Res/RunnerUpNo";
    public const string Margin = "Res/Margin";
    public const string PartId = "Res/PartId";
    public const string Camera = "Res/Camera";
    public const string CapturedAt = "Res/CapturedAt";
    public const string ModelRevision = "Res/ModelRevision";
    public const string ClassSetRevision = "Res/ClassSetRevision";
    public const string CycleTimeMs = "Res/CycleTimeMs";

    public const string RecipeNo = "Res/RecipeNo";
    public const string Block = "Res/Block";

    public const string CountPass = "Cnt/Pass";
    public const string CountFail = "Cnt/Fail";
    public const string CountUnsure = "Cnt/Unsure";
    public const string CountTriggers = "Cnt/Triggers";
    public const string CountMissed = "Cnt/Missed";
    public const string CountOverrun = "Cnt/Overrun";

    public const string Heartbeat = "Hb/Counter";
    public const string Checksum = "Cfg/Checksum";

    public const string HealthCamera = "Health/Camera";
    public const string HealthModel = "Health/Model";
    public const string HealthBroker = "Health/Broker";
    public const string SpoolDepth = "Health/SpoolDepth";
    public const string DiskFreePct = "Health/DiskFreePct";

    /// <summary>The whole model, in the order in which a browser shows it.</summary>
    public static IReadOnlyList<TagDefinition> All { get; } =
    [
        new(TriggerEnable, TagType.Boolean, "Written by the PLC: triggers are allowed.", IsWritable: true),
        new(Trigger, TagType.Boolean, "Written by the PLC: its rising edge has a part taken; held until Sts/TriggerAck or Sts/MissedTrigger.", IsWritable: true),
        new(ResultAck, TagType.Boolean, "Written by the PLC: its rising edge says that the result was read.", IsWritable: true),
        new(Reset, TagType.Boolean, "Written by the PLC: its rising edge clears flags and results; while it is true no result is shown.", IsWritable: true),
        new(CommandPartId, TagType.String, "Written by the PLC before the trigger: number of the part.", IsWritable: true),
        new(CommandRecipeNo, TagType.UInt16, "Written by the PLC before the trigger: recipe that must be active; 0 for whichever is.", IsWritable: true),
        new(Ready, TagType.Boolean, "The next part can be judged."),
        new(Busy, TagType.Boolean, "A verdict was made that the Res tags do not show yet."),
        new(ResultValid, TagType.Boolean, "The Res tags hold a verdict of this run; written after them."),
        new(Fault, TagType.Boolean, "A camera, the model, the inspection loop or the outbox does not work."),
        new(TriggerAck, TagType.Boolean, "The trigger was accepted; Sts/AcquisitionId is its number."),
        new(AcquisitionId, TagType.UInt32, "Number of the newest accepted trigger; Res/InspectionId of its result is the same."),
        new(ExposureComplete, TagType.Boolean, "The image of the newest accepted trigger was taken: the part may move on."),
        new(MissedTrigger, TagType.Boolean, "The trigger was not accepted; Sts/MissedReason says why."),
        new(MissedReason, TagType.UInt16, "Why the newest trigger was missed: 0 none, 1 not enabled, 2 not ready, 3 camera, 4 other recipe, 5 fault, 6 out of service."),
        new(ResultOverrun, TagType.Boolean, "A result could not be buffered and is not shown; until Cmd/Reset."),
        new(InspectionId, TagType.UInt32, "Number of the verdict, monotone over restarts."),
        new(Pass, TagType.Boolean, "The part passes."),
        new(Fail, TagType.Boolean, "The part fails."),
        new(Unsure, TagType.Boolean, "Neither: a person or a second look decides."),
        new(ClassNo, TagType.UInt16, "Stable number of the class; 0 for none."),
        new(ClassName, TagType.String, "Name of the class."),
        new(Confidence, TagType.Float, "Confidence in the class.", (0, 1)),
        new(RunnerUpNo, TagType.UInt16, "Number of the second likeliest class; 0 for none."),
        new(Margin, TagType.Float, "Confidence minus that of the runner-up.", (0, 1)),
        new(PartId, TagType.String, "Part number where known, else empty."),
        new(Camera, TagType.String, "Camera that saw the part."),
        new(CapturedAt, TagType.DateTime, "When the frame was captured, UTC."),
        new(ModelRevision, TagType.String, "Identity of the model that judged."),
        new(ClassSetRevision, TagType.UInt32, "Revision of the class list that judged."),
        new(CycleTimeMs, TagType.Float, "Milliseconds from capture to verdict."),
        new(RecipeNo, TagType.UInt16, "Recipe that judged."),
        new(Block, TagType.ResultBlock, "All Res tags in one value."),
        new(CountTriggers, TagType.UInt32, "Parts seen: verdicts ever made plus Cnt/Missed."),
        new(CountPass, TagType.UInt32, "Verdicts pass ever made; survives a restart."),
        new(CountFail, TagType.UInt32, "Verdicts fail ever made; survives a restart."),
        new(CountUnsure, TagType.UInt32, "Verdicts unsure ever made; survives a restart."),
        new(CountMissed, TagType.UInt32, "Triggers missed: under a handshake ever, otherwise frames dropped because the inspection was too slow, since the agent started."),
        new(CountOverrun, TagType.UInt32, "Results that could not be buffered; survives a restart."),
        new(Heartbeat, TagType.UInt32, "+1 every 500 ms from the inspection loop; when it stands still, stop the line."),
        new(Checksum, TagType.UInt32, "Changes with any change of the configuration."),
        new(HealthCamera, TagType.Boolean, "True while all cameras deliver; bad quality when one does not."),
        new(HealthModel, TagType.Boolean, "True while the model works."),
        new(HealthBroker, TagType.Boolean, "True while the MQTT broker is connected."),
        new(SpoolDepth, TagType.UInt32, "Verdicts that wait for delivery."),
        new(DiskFreePct, TagType.Float, "Free share of the disk of the state directory, in percent.", (0, 100)),
    ];
}
