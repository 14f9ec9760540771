using System.Globalization;
using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>A model folder with a classifier over <see cref="BrightnessBackbone"/>, without weights: dark and bright, told apart by the angle of 45 degrees.</summary>
internal static class TrainedModel
{
    public static void Write(string folder, string classes = "\"Bright\", \"dark\"", int embeddingSize = 2)
    {
        Directory.CreateDirectory(folder);
        new TrainedHead([new HeadLayer([-10, 10, 10, -10], [0, 0])]).Write(folder);
        var size = embeddingSize.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(folder, "card.json"), $$"""
            { "name": "levels", "licence": "Apache-2.0", "command": "", "network": "", "parameters": 0, "embeddingSize": {{size}}, "seed": 1, "steps": 1, "batchSize": 1, "data": "", "classes": [{{classes}}],
              "input": { "inputWidth": 8, "inputHeight": 8, "channels": 1, "mean": [0], "std": [1] }, "validation": {}, "validationProtocol": "" }
            """);
    }
}
