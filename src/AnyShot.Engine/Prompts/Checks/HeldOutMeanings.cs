using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Prompts.Checks;

/// <summary>Which shapes a person would mean by the names that captions never contain. Written from the words' meaning, before any model was asked.</summary>
internal static class HeldOutMeanings
{
    public static IReadOnlyDictionary<string, FlawShape[]> Shapes { get; } = new Dictionary<string, FlawShape[]>
    {
        ["spall"] = [FlawShape.EdgeChip, FlawShape.MissingPiece, FlawShape.Flakes],
        ["nick"] = [FlawShape.EdgeChip, FlawShape.Dent, FlawShape.MissingPiece],
        ["fissure"] = [FlawShape.BranchingCrack, FlawShape.Line],
        ["gash"] = [FlawShape.Line, FlawShape.BranchingCrack, FlawShape.Scratches],
        ["crevice"] = [FlawShape.BranchingCrack, FlawShape.Line],
        ["abrasion"] = [FlawShape.Scratches, FlawShape.Smear, FlawShape.Patch],
        ["fleck"] = [FlawShape.Spot, FlawShape.Flakes, FlawShape.PitCluster, FlawShape.Inclusion],
        ["notch"] = [FlawShape.EdgeChip, FlawShape.MissingPiece, FlawShape.Dent],
        ["splotch"] = [FlawShape.Patch, FlawShape.Spot, FlawShape.Smear],
        ["crater"] = [FlawShape.Dent, FlawShape.Spot, FlawShape.PitCluster, FlawShape.Ring],
        ["rift"] = [FlawShape.BranchingCrack, FlawShape.Line],
        ["chafe"] = [FlawShape.Scratches, FlawShape.Patch, FlawShape.Smear, FlawShape.Fray],
        ["tarnish"] = [FlawShape.Patch, FlawShape.Gradient, FlawShape.Smear],
        ["pockmark"] = [FlawShape.PitCluster, FlawShape.Spot, FlawShape.Dent],
        ["sliver"] = [FlawShape.Flakes, FlawShape.Line, FlawShape.ExtraMaterial],
        ["splinter"] = [FlawShape.Flakes, FlawShape.ExtraMaterial, FlawShape.Line, FlawShape.Fray],
        ["splatter"] = [FlawShape.Smear, FlawShape.PitCluster, FlawShape.Spot, FlawShape.ExtraMaterial],
        ["pucker"] = [FlawShape.Fold, FlawShape.Bulge],
        ["ding"] = [FlawShape.Dent],
        ["cleft"] = [FlawShape.BranchingCrack, FlawShape.Line],
        ["laceration"] = [FlawShape.Line, FlawShape.BranchingCrack, FlawShape.Fray],
        ["corrugation"] = [FlawShape.PeriodicMarks, FlawShape.Fold, FlawShape.Band],
        ["perforation"] = [FlawShape.Spot, FlawShape.PitCluster, FlawShape.PeriodicMarks, FlawShape.MissingPiece],
        ["speckle"] = [FlawShape.PitCluster, FlawShape.Spot],
        ["smirch"] = [FlawShape.Smear, FlawShape.Patch],
        ["furrow"] = [FlawShape.Line, FlawShape.Fold, FlawShape.Scratches],
        ["incision"] = [FlawShape.Line, FlawShape.Scratches],
        ["mottle"] = [FlawShape.Patch, FlawShape.Gradient, FlawShape.PitCluster],
        ["weal"] = [FlawShape.Bulge, FlawShape.Line],
        ["perforate"] = [FlawShape.Spot, FlawShape.PitCluster, FlawShape.PeriodicMarks, FlawShape.MissingPiece],
    };
}
