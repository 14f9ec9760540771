using AnyShot.Edge.Control;

namespace AnyShot.Edge.OpcUa;

/// <summary>All methods of a station: one per verb with typed inputs, and one for any verb with its JSON body. docs/opcua-nodes.md is the same list.</summary>
internal static class MethodModel
{
    public const string Execute = "Execute";

    private static readonly MethodArgument Id = new("id", MethodArgumentType.String, "The class.");
    private static readonly MethodArgument Why = new("why", MethodArgumentType.String, "Reason, for the audit log; may be empty.");
    private static readonly MethodArgument RequestId = new("requestId", MethodArgumentType.String, "Given by the client: the same id gets the same answer and is done once; may be empty.");

    public static IReadOnlyList<MethodDefinition> All { get; } =
    [
        new("ClassAdd", ControlVerbs.ClassAdd, "A new class in words, on trial.",
        [
            new("name", MethodArgumentType.String, "Name for people, unique."),
            new("description", MethodArgumentType.String, "What it looks like, for people; may be empty."),
            new("prompts", MethodArgumentType.Strings, "What it looks like, for the text encoder; the name when empty."),
            new("synonyms", MethodArgumentType.Strings, "Other names; may be empty."),
            new("negative", MethodArgumentType.Strings, "What it must not be taken for; may be empty."),
            new("severity", MethodArgumentType.String, "good, minor or defect; defect when empty."),
            new("number", MethodArgumentType.UInt32, "Number for the PLC; 0 takes the next free one."),
            Why, RequestId,
        ]),
        new("ClassChange", ControlVerbs.ClassChange, "Other words, another name or severity; what is empty stays.",
        [
            Id,
            new("name", MethodArgumentType.String, "New name."),
            new("description", MethodArgumentType.String, "What it looks like, for people."),
            new("prompts", MethodArgumentType.Strings, "What it looks like, for the text encoder."),
            new("synonyms", MethodArgumentType.Strings, "Other names."),
            new("negative", MethodArgumentType.Strings, "What it must not be taken for."),
            new("severity", MethodArgumentType.String, "good, minor or defect."),
            Why, RequestId,
        ]),
        new("ClassRetire", ControlVerbs.ClassRetire, "A class judges no more.", [Id, Why, RequestId]),
        new("ClassMerge", ControlVerbs.ClassMerge, "Gives examples and words of a class to another one and retires it.",
        [
            new("from", MethodArgumentType.String, "The class that goes."),
            new("into", MethodArgumentType.String, "The class that gets its examples and words."),
            Why, RequestId,
        ]),
        new("ClassPromote", ControlVerbs.Promote, "The revision on trial becomes live.",
        [
            new("revision", MethodArgumentType.UInt32, "The revision on trial that was looked at."),
            new("force", MethodArgumentType.Boolean, "True promotes before the trial is complete; needs a reason."),
            Why, RequestId,
        ]),
        new("ClassRollback", ControlVerbs.Rollback, "The classes of an earlier revision judge again, at once.",
        [
            new("revision", MethodArgumentType.UInt32, "The revision."),
            Why, RequestId,
        ]),
        new("ClassDiscard", ControlVerbs.Discard, "What is on trial is dropped.", [Why, RequestId]),
        new("ShotAdd", ControlVerbs.ShotAdd, "An example of a class: an image or the part of an inspection.",
        [
            Id,
            new("image", MethodArgumentType.ByteString, "A PNG, JPEG or BMP file; empty with inspectionId."),
            new("inspectionId", MethodArgumentType.UInt32, "The inspection whose part is the example; 0 with image."),
            Why, RequestId,
        ]),
        new("ShotRemove", ControlVerbs.ShotRemove, "Takes an example from a class.",
        [
            Id,
            new("shot", MethodArgumentType.String, "SHA-256 of the example, as ShotAdd answered."),
            Why, RequestId,
        ]),
        new("Feedback", ControlVerbs.Feedback, "Confirms or corrects a verdict.",
        [
            new("inspectionId", MethodArgumentType.UInt32, "The verdict."),
            new("class", MethodArgumentType.String, "Id of the class that the part really is of; empty confirms the verdict."),
            Why, RequestId,
        ]),
        new("FeedbackWithdraw", ControlVerbs.Withdraw, "Takes back what was said of a part; what was said before it counts again. One's own; an engineer anybody's.",
        [
            new("inspectionId", MethodArgumentType.UInt32, "The verdict."),
            new("entry", MethodArgumentType.UInt32, "Number of the answer, as Feedback answered; 0 takes the newest that counts."),
            Why, RequestId,
        ]),
        new("Trigger", ControlVerbs.Trigger, "The next frame of a camera in trigger mode command is a part.",
        [
            new("camera", MethodArgumentType.String, "The camera; may be empty where there is one only."),
            new("partId", MethodArgumentType.String, "Number of the part; may be empty."),
            RequestId,
        ]),
        new("Mode", ControlVerbs.Mode, "Automatic or maintenance.",
        [
            new("mode", MethodArgumentType.String, "automatic or maintenance."),
            Why, RequestId,
        ]),
        new("Replay", ControlVerbs.Replay, "Verdicts that the MQTT broker had taken are sent again.",
        [
            new("afterInspectionId", MethodArgumentType.UInt32, "The last inspection that the consumer has; 0 for the whole replay window."),
            RequestId,
        ]),
        new("DriftReference", ControlVerbs.DriftReference, "The next parts of a camera become the reference of drift.",
        [
            new("camera", MethodArgumentType.String, "The camera; empty for all."),
            Why, RequestId,
        ]),
        new("TrialReport", ControlVerbs.Trial, "What the trial has found so far, as JSON in Data.", [RequestId]),
        new("CameraChange", ControlVerbs.CameraChange, "Another region of interest or trigger of a camera; what is empty stays.",
        [
            new("camera", MethodArgumentType.String, "The camera."),
            new("x", MethodArgumentType.Double, "Left edge of the region, 0 to 1."),
            new("y", MethodArgumentType.Double, "Top edge, 0 to 1."),
            new("width", MethodArgumentType.Double, "Width, 0 to 1; 0 leaves the region as it is."),
            new("height", MethodArgumentType.Double, "Height, 0 to 1; 0 leaves the region as it is."),
            Why, RequestId,
        ]),
        new(Execute, "", "Any verb with its JSON body, as over MQTT and HTTP.",
        [
            new("verb", MethodArgumentType.String, "Such as class/add."),
            new("body", MethodArgumentType.Json, "JSON object with the keys of the verb; may be empty."),
            RequestId,
        ]),
    ];
}
