using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AnyShot.Engine.Backbones;

namespace AnyShot.Edge.Inspection;

/// <summary>Section <c>inspection</c>: how a part is judged.</summary>
public sealed class InspectionOptions
{
    /// <summary>Of <see cref="Learner"/>: the classifier in the backbone's model folder.</summary>
    public const string TrainedLearner = "trained";

    [Required, Description("builtin:anyshot-mini (ships with the agent and knows words; ?side=128 behind it shows it larger pictures), builtin:virtual-line (knows the parts of the virtual line only), model:FOLDER (made by anyshot pretrain or anyshot train), torchscript:PATH with a JSON of the same name beside it (input size, normalisation) or clip:PATH (weights of a CLIP model).")]
    public string Backbone { get; set; } = BackboneFactory.BuiltinMini;

    [RegularExpression("^(any-shot|prototype|trained)$"), Description("How a verdict is made: from the examples by any-shot (class means and a graph over the last parts; works with generated features too) or prototype (nearest class mean), or by the classifier that was trained with the backbone, for its classes only (trained).")]
    public string Learner { get; set; } = AnyShotLearnerOptions.Name;

    [Description("Settings of the learner any-shot.")]
    public AnyShotLearnerOptions AnyShot { get; set; } = new();

    [RegularExpression("^(auto|cpu|cuda(:[0-9]+)?)$"), Description("auto, cpu or cuda:N.")]
    public string Device { get; set; } = "auto";

    [Range(0, 64), Description("Threads of the tensor library; 0 leaves its default. One is enough for a small backbone and leaves the other cores to cameras and publishers.")]
    public int Threads { get; set; } = 1;

    [Range(1, 64), Description("Parts of several cameras that are embedded together.")]
    public int LargestBatch { get; set; } = 8;

    [Range(0.0, 1.0), Description("A good part passes from this confidence on; below it the part is unsure.")]
    public double PassConfidence { get; set; } = 0.6;

    [Range(0.0, 1.0), Description("A defect fails the part from this confidence on; below it the part is unsure.")]
    public double FailConfidence { get; set; } = 0.6;

    [Range(0.0, 1.0), Description("Smallest distance to the runner-up in confidence; below it the part is unsure.")]
    public double SmallestMargin { get; set; } = 0.1;

    [Range(0.5, 1000.0), Description("A part further from its class than this many times what the class's own examples explain resembles no class and is unsure.")]
    public double LargestNovelty { get; set; } = 1.5;
}
