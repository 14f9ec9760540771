namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Shape of a defect. The order is the order of the labels of training and only ever grows.</summary>
public enum FlawShape
{
    None,
    Spot,
    PitCluster,
    Line,
    BranchingCrack,
    Scratches,
    Patch,
    Band,
    Ring,
    EdgeChip,
    MissingPiece,
    ExtraMaterial,
    Smear,
    Gradient,
    Misprint,
    OpenTrack,
    BridgedTrack,
    Dent,
    Bulge,
    Fold,
    Fray,
    Flakes,
    Inclusion,
    PeriodicMarks,
}
