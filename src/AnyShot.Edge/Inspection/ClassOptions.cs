using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Inspection;

/// <summary>One entry of <c>classes</c>: a class of parts or defects with its labelled examples, if it has any.</summary>
public sealed class ClassOptions
{
    [Range(1, 65535), Description("Stable number of the class, as the PLC sees it.")]
    public int Number { get; set; }

    [Required, StringLength(80), Description("Name of the class.")]
    public string Name { get; set; } = "";

    [StringLength(400), Description("What it looks like, in words.")]
    public string Description { get; set; } = "";

    [Description("What it looks like, for a backbone with a text half: one text, or an object with prompts, synonyms and negative. Beside examples or instead of them.")]
    public PromptSection Prompt { get; set; } = new();

    [Description("good: passes; minor: reported, passes; defect: fails.")]
    public Severity Severity { get; set; } = Severity.Defect;

    [Description("Folder with example images of the class, or virtual:CLASS for rendered ones of the virtual line. May be empty for a class with a prompt, or one in inspection.anyShot.semantics.")]
    public string Examples { get; set; } = "";

    [Range(1, 10_000), Description("Most examples to use.")]
    public int MostExamples { get; set; } = 50;
}
