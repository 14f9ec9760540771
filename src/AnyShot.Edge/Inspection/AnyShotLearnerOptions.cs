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

    /// <summary>Of <see cref="Generator"/>: the backbone's own.</summary>
    public const string OwnGenerator = "auto";

    /// <summary>Of <see cref="Generator"/>.</summary>
    public const string NoGenerator = "none";

    [Range(1, RecentEmbeddings.MostCapacity), Description("Parts of a camera that are judged together: the newest and those before it. Its answer stands; theirs have been given.")]
    public int Window { get; set; } = AnyShotOptions.StandardWindow;

    [Range(1, 100), Description("Most similar examples or parts that each is joined to in the graph.")]
    public int Neighbours { get; set; } = 4;

    [Required, Description("What makes features of a class from its words, or from its attributes in semantics: auto (the generator in the backbone's folder, if there is one), none, or a FILE that was made for the same backbone.")]
    public string Generator { get; set; } = OwnGenerator;

    [Description("Table of class attributes for a generator, or a backbone of train episodic --semantics, that was trained on such: class,ATTRIBUTE,... and a line of numbers for each class. Empty: a generator goes by the words of the classes.")]
    public string Semantics { get; set; } = "";

    [Range(1, 200), Description("Features that are generated for a class. How much they count beside examples does not depend on their number.")]
    public int Synthetic { get; set; } = 20;
}
