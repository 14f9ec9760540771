using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;

namespace AnyShot.Edge.Inspection;

/// <summary>Section <c>inspection.anyShot</c>: settings of the learner <c>any-shot</c>.</summary>
public sealed class AnyShotLearnerOptions
{
    /// <summary>Name of the learner in the configuration.</summary>
    public const string Name = "any-shot";

    [Range(1, RecentEmbeddings.MostCapacity), Description("Parts of a camera that are judged together: the newest and those before it. Its answer stands; theirs have been given.")]
    public int Window { get; set; } = AnyShotOptions.StandardWindow;

    [Range(1, 100), Description("Most similar examples or parts that each is joined to in the graph.")]
    public int Neighbours { get; set; } = 4;

    [Description("File of a feature generator, made for the same backbone; with it a class needs no examples if it is in semantics. Empty for none.")]
    public string Generator { get; set; } = "";

    [Description("Table of class attributes for the generator: class,ATTRIBUTE,... and a line of numbers for each class. Goes together with generator.")]
    public string Semantics { get; set; } = "";

    [Range(1, 200), Description("Features that are generated for a class in semantics. How much they count beside examples does not depend on their number.")]
    public int Synthetic { get; set; } = 20;
}
