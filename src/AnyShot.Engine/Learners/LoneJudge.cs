namespace AnyShot.Engine.Learners;

/// <summary>Judges every part of a stream by itself.</summary>
internal sealed class LoneJudge(ILearner learner, RecentEmbeddings recent) : IStreamJudge
{
    public float JudgeNewest(Span<float> probabilities) => learner.Judge(recent.Newest, probabilities);
}
