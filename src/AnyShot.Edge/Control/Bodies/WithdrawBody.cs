using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>feedback/withdraw</c>: what was said of a part is taken back.</summary>
public sealed record WithdrawBody : ControlBody
{
    [Description("The verdict.")]
    public required long InspectionId { get; init; }

    [Description("Number of the answer, as feedback answered and GET /api/feedback lists; left out or 0, the newest that counts, while the image of the part is kept.")]
    public long Entry { get; init; }
}
