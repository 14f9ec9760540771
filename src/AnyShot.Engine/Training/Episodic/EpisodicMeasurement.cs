using System.Text.Json.Serialization;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>A network measured on the validation episodes.</summary>
/// <param name="Accuracy">Mean share of right answers by the nearest mean at unit length, as the agent and <c>evaluate</c> use the model; 0 to 1.</param>
/// <param name="HalfWidth">Half its 95 % interval.</param>
/// <param name="MetricAccuracy">The same by the distance of the training, without unit length.</param>
/// <param name="Loss">Prototypical loss by the distance of the training: mean negative log-likelihood, natural logarithm.</param>
/// <param name="Intra">Mean distance to the mean of the own class, over all validation images, as the network gives them.</param>
/// <param name="Inter">Mean distance between class means.</param>
/// <param name="Ratio">Intra over inter; lower is better.</param>
/// <param name="UnitRatio">The same at unit length, comparable between models.</param>
/// <param name="ZeroShot">Accuracy by the class means of semantic vectors, without a shot; null where there are none.</param>
internal sealed record EpisodicMeasurement(
    double Accuracy, double HalfWidth, double MetricAccuracy, double Loss, double Intra, double Inter, double Ratio, double UnitRatio,
    double? ZeroShot)
{
    /// <summary>What chooses the weights: the accuracy, and with semantic vectors the mean of both.</summary>
    [JsonIgnore]
    public double Score => ZeroShot is { } share ? (Accuracy + share) / 2 : Accuracy;
}
